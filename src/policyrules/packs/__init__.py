"""Shipped packs as typed modules, and things of a pack as JSON.

    from policyrules.packs.lucheng import Person, decide
    decide("living_subsidy", Person(local_hukou="是"), as_of=date(2026, 3, 1))

The modules read their pack when something of it is first asked for; what type checkers see stands beside them in `.pyi` files, which
are generated (`to_stub`). `json_form` reads and writes things as JSON, `to_schema` describes that JSON.
"""
