"""An identity registry for the demonstration: it knows the people of the invented register."""

import hashlib

from accounts.models import hash_of_id
from registration.messages import Answer
from registration.models import Signatory


def laser_of(id_number: str) -> str:
    """Return the invented Laser ID that belongs to an invented ID number."""
    digest = hashlib.sha256(f"invented Laser ID {id_number}".encode()).hexdigest()
    number = int(digest[:15], 16) % 10**8
    return f"JT00{number:08}"


class InventedRegistry:
    """Confirms whoever stands in the invented register, with the Laser ID invented for them."""

    def check(self, id_number: str, laser_id: str, first_name: str, last_name: str) -> Answer:
        """Tell whether the card with this number and Laser ID is of a person with this name."""
        there = Signatory.objects.filter(
            id_hash=hash_of_id(id_number), first_name=first_name, last_name=last_name
        )
        right = laser_id == laser_of(id_number) and there.exists()
        return Answer.CONFIRMED if right else Answer.REFUSED
