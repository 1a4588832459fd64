"""A fact-check and claim-verification workbench.

The five stages as a library, each usable without the others and without a database:

    from workbench import reading, spotting, linking
    article = reading.read("story.html")
    claims = spotting.spot(article)
    linking.compare("13-year arms embargo", "10-year arms embargo").relation

and the desk, with a database:

    from workbench.desk import intake, open_desk
    with open_desk("claims.db") as desk:
        intake.read(desk, "story.html")
"""

__version__ = "0.1.0"
