"""Measured speed: figures as ratios to a bare view of the same run, never tests."""
