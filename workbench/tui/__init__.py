"""The screens: read, spot, link, check, report, in the terminal. Nothing here is imported until it runs."""
