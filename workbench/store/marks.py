"""The marks by which a file is recognised as ours."""

APPLICATION_ID = 0x436C6D57  # "ClmW"
HEAD = "0006"  # the newest migration
NONE = "0000"  # before the first
