"""Article → claims, with their places, speakers, worth and the reasons for it."""

from workbench.spotting.attribution import attributions
from workbench.spotting.finding import spot
from workbench.spotting.kinds import kinds
from workbench.spotting.scoring import band, worth
from workbench.spotting.splitting import sentences

__all__ = ["attributions", "band", "kinds", "sentences", "spot", "worth"]
