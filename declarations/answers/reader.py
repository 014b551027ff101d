"""Who reads a declaration, and whether it is their turn."""

from dataclasses import dataclass

from declarations.catalogue.turns import Turn
from declarations.models import Declaration


@dataclass(frozen=True)
class Reader:
    """A person as the answers need it: keys of the traders acted for, officer or not."""

    traders: frozenset[int] = frozenset()
    is_officer: bool = False

    def acts_for_trader(self, declaration: Declaration) -> bool:
        """Tell whether the goods are those of a firm of this person."""
        return declaration.trader_id in self.traders

    def acts_for_broker(self, declaration: Declaration) -> bool:
        """Tell whether this person works for the broker named on the declaration."""
        return declaration.broker_id in self.traders

    def has_turn(self, turn: str, declaration: Declaration) -> bool:
        """Tell whether this person has to act.

        A broker may do what the trader has to do; a declaration without a broker was sent by
        the trader, who then corrects it too.
        """
        if turn == Turn.TRADER:
            return self.acts_for_trader(declaration) or self.acts_for_broker(declaration)
        if turn == Turn.BROKER:
            alone = declaration.broker_id is None and self.acts_for_trader(declaration)
            return alone or self.acts_for_broker(declaration)
        return turn == Turn.CUSTOMS and self.is_officer
