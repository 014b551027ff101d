"""Fees: the annex to the Act, whose amounts are ceilings, and what is known to be charged."""

from customs_act.fees.amounts import ceiling, charged
from customs_act.fees.annex import FEES, Fee
from customs_act.fees.rates import RATES_CHARGED, Case, Rate

__all__ = ["FEES", "RATES_CHARGED", "Case", "Fee", "Rate", "ceiling", "charged"]
