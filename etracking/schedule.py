"""What is done in the background without anybody asking, and how often."""

from typing import Any

from celery.schedules import crontab

SCHEDULE: dict[str, dict[str, Any]] = {
    # Hourly by day: whoever was stopped catches up, and each reminder goes out once.
    "remind-of-mandates": {
        "task": "accounts.tasks.remind_of_mandates",
        "schedule": crontab(minute=20, hour="7-18"),
    },
    "forget-tries-and-sessions": {
        "task": "accounts.tasks.forget_tries_and_sessions",
        "schedule": 60 * 60.0,
    },
    "take-waiting-uploads": {"task": "declarations.tasks.take_waiting_uploads", "schedule": 10.0},
    "send-waiting-messages": {
        "task": "notifications.tasks.relay",
        "schedule": 5.0,
        "options": {"expires": 5.0},
    },
    "forget-old-messages": {
        "task": "notifications.tasks.forget_old_messages",
        "schedule": 60 * 60.0,
    },
    "check-applications": {"task": "registration.tasks.check_waiting", "schedule": 10.0},
    "expire-applications": {"task": "registration.tasks.expire_old", "schedule": 600.0},
    "follow-register": {"task": "registration.tasks.follow_register", "schedule": 600.0},
    "adopt-waiting-events": {"task": "declarations.tasks.adopt_waiting_events", "schedule": 300.0},
    "seal-trail": {
        "task": "audit.tasks.seal_trail",
        "schedule": 5.0,
        "options": {"expires": 5.0},
    },
    "make-checkpoint": {"task": "audit.tasks.make_checkpoint", "schedule": 300.0},
    "verify-trail": {"task": "audit.tasks.verify_trail", "schedule": crontab(hour=3, minute=17)},
}
