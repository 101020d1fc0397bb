"""libmpdec.so through _decimal: digits, rounding and signals, and numbers that take the long ways."""

import chain


def digits_computed():
    import decimal

    chain.require(decimal.Decimal is __import__("_decimal").Decimal, "decimal is the one that is written in Python")
    with decimal.localcontext() as context:
        context.prec = 60
        root = decimal.Decimal(2).sqrt()
        chain.equal(str(root), "1.41421356237309504880168872420969807856967187537694807317668", "the root of 2")
        chain.equal(str(decimal.Decimal(1).exp())[:32], "2.718281828459045235360287471352", "e")
        chain.equal((root * root).quantize(decimal.Decimal("1e-50")), 2, "its square")
    return f" the root of 2 has {len(str(root)) - 2} digits by libmpdec {decimal.__libmpdec_version__}"


def signals_raised():
    import decimal

    with decimal.localcontext() as context:
        context.prec = 3
        context.traps[decimal.Inexact] = False
        expected = {
            decimal.ROUND_HALF_EVEN: "1.24",
            decimal.ROUND_UP: "1.24",
            decimal.ROUND_DOWN: "1.23",
            decimal.ROUND_HALF_DOWN: "1.23",
        }
        for rounding, text in expected.items():
            context.rounding = rounding
            chain.equal(str(+decimal.Decimal("1.235")), text, f"1.235 by {rounding}")
        chain.require(context.flags[decimal.Inexact], "the loss of a digit was not said")
        try:
            decimal.Decimal(1) / decimal.Decimal(0)
        except decimal.DivisionByZero:
            pass
        else:
            raise AssertionError("1 / 0 has a value")
        chain.equal(f"{decimal.Decimal('1234567.891'):,.2f}", "1,234,567.89", "a formatted number")
    return f" {len(expected)} ways of rounding returned what they should"


def long_numbers_multiplied():
    import decimal

    # Long enough for the number theoretic transform.
    length = 20000
    with decimal.localcontext() as context:
        context.prec = 3 * length
        context.Emax = decimal.MAX_EMAX
        nines = decimal.Decimal("9" * length)
        square = nines * nines
        chain.equal(str(square), "9" * (length - 1) + "8" + "0" * (length - 1) + "1", "the square of nines")
        quotient, rest = divmod(square + 7, nines)
        chain.equal((quotient == nines, rest), (True, 7), "what it is divided into")
        power = context.power(decimal.Decimal(3), 1001, decimal.Decimal(10) ** 20)
    chain.equal(int(power), pow(3, 1001, 10**20), "a power by a modulus")
    return f" numbers of {length} digits multiplied and divided"


chain.run("MPDECIMAL", {"_decimal": {"libmpdec.so": "mpd_qmul"}}, digits_computed, signals_raised, long_numbers_multiplied)
