"""Which reminders are due, and which of them have been said. Values only: no file, no clock.

due.py     reminders that fall due on some days, by leads and by plans
record.py  what one target has been told: which days a run has to look at, what it must not say again
"""
