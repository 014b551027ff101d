"""The Customs Act B.E. 2560 as arithmetic: values in, values out, the section cited.

Plain Python: no framework, no clock, no database. Days are local days (Bangkok); sums are
``Decimal`` baht. The Act is read in an unofficial English translation.
"""
