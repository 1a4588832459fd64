"""Article → claims, with their places, speakers, worth and the reasons for it."""

from workbench.spotting.attribution import attributions
from workbench.spotting.finding import spot
from workbench.spotting.kinds import kinds
from workbench.spotting.scoring import band, worth
from workbench.spotting.splitting import sentences
from workbench.spotting.timing import dated

__all__ = ["attributions", "band", "dated", "kinds", "sentences", "spot", "worth"]
