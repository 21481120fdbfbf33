from tutor_app.checks.expect import call, expect, expect_type, expect_value, short


def _found(answer, text, key):
    came = call(answer.find_contacts, text)
    what = f"`find_contacts({short(text, 120)})`"
    expect_type(came, dict, what=what)
    expect(
        set(came) == {"tickets", "emails"},
        f"{what} has the keys {sorted(map(str, came))}, but 'tickets' and 'emails' were expected.",
    )
    return f'{what[:-1]}["{key}"]`', came[key]


def _expect_found(answer, key, text, expected, hint):
    what, came = _found(answer, text, key)
    if isinstance(came, list) and came != expected:
        if came and all(isinstance(item, int) for item in came):
            hint = "Ticket numbers are text, not numbers: an int would lose leading zeros."
        elif came and all(isinstance(item, tuple) for item in came):
            hint = "With more than one group `findall` returns tuples of the groups."
        elif [str(item).lstrip("#") for item in came] == expected:
            hint = "The # is not part of the number."
        elif [str(item).lower() for item in came] == expected:
            hint = "Addresses are lower-cased."
        elif came and all(str(item).startswith(".") for item in came):
            hint = "`findall` returns the group if the pattern has one that captures."
        elif sorted(map(str, came)) == sorted(expected):
            hint = "Keep first-seen order."
        elif list(dict.fromkeys(came)) == expected:
            hint = "Each one is listed once."
        elif [str(item).rstrip(".") for item in came] == expected:
            hint = "The sentence's full stop was swallowed: a host ends in a part, not in a dot."
    expect_value(came, expected, what=what, hint=hint)


def check_basic(answer):
    """A note with tickets and addresses"""
    text = "See #1042 and #77, or write to ana@dock.example today"
    hint = "The digits after each # are the tickets."
    _expect_found(answer, "tickets", text, ["1042", "77"], hint)
    _expect_found(answer, "emails", text, ["ana@dock.example"], "There is one address in it.")
    hint = "Both keys are always there, with an empty list if nothing was found."
    _expect_found(answer, "tickets", "nothing to see, 3 bikes", [], hint)
    _expect_found(answer, "emails", "", [], hint)


def check_ticket_text(answer):
    """Tickets are text: leading zeros stay"""
    _expect_found(answer, "tickets", "#007: closed, (#12), #5/#6", ["007", "12", "5", "6"], "Zeros stay.")


def check_digits(answer):
    """Only 0 to 9 are digits"""
    hint = "Only ASCII digits count, and `\\d` and `isdigit` know those of every script."
    _expect_found(answer, "tickets", "#12 and #١٢٣ and #４５", ["12"], hint)


def check_full_stop(answer):
    """What surrounds an address does not belong to it"""
    hint = "The sentence's full stop was swallowed: a host ends in a part, not in a dot."
    _expect_found(answer, "emails", "Please write to ana@dock.example.", ["ana@dock.example"], hint)
    hint = "Brackets, commas and the like end an address."
    text = "Ana <ana@dock.example>, (bo@mail.example); cy@quay.example!"
    _expect_found(answer, "emails", text, ["ana@dock.example", "bo@mail.example", "cy@quay.example"], hint)
    _expect_found(
        answer, "emails", "ana@dock.example,bo@mail.example", ["ana@dock.example", "bo@mail.example"], hint
    )
    _expect_found(answer, "emails", "mailto:ana@dock.example?subject=#5", ["ana@dock.example"], hint)
    hint = "A dot may stand inside a name, and a host may have more than two parts."
    _expect_found(answer, "emails", "a.b_c@mail.dock.example", ["a.b_c@mail.dock.example"], hint)


def check_signs(answer):
    """Plus sign and hyphen belong to an address"""
    hint = "A plus sign or hyphen cut the address: name all signs that are allowed."
    _expect_found(answer, "emails", "ana+dock@mail.example", ["ana+dock@mail.example"], hint)
    text = "first-last@sub-domain.example"
    _expect_found(answer, "emails", text, [text], hint)
    text = "x@quay.dock-seven.example."
    _expect_found(answer, "emails", text, [text[:-1]], hint)


def check_host(answer):
    """A host needs a dot between two parts"""
    hint = "A host without a dot between two parts is none."
    for text in (
        "root@localhost",
        "Ask root@localhost.",
        "Ask root@localhost. Now",
        "meet @ noon. Or 1 @ 2.",
    ):
        _expect_found(answer, "emails", text, [], hint)
    _expect_found(answer, "emails", "what is ..@.. about", [], "Dots alone are no host.")
    _expect_found(answer, "emails", "@dock.example", [], "An address has a name before the @.")


def check_order(answer):
    """First-seen order, no repeats"""
    hint = "Keep first-seen order, without repeats."
    _expect_found(answer, "tickets", "#9 #10 #9 #1 #10 #77 #3", ["9", "10", "1", "77", "3"], hint)
    text = "zoe@dock.example ana@dock.example zoe@dock.example bo@dock.example"
    expected = ["zoe@dock.example", "ana@dock.example", "bo@dock.example"]
    _expect_found(answer, "emails", text, expected, hint)


def check_case(answer):
    """The same address in another case is one contact"""
    hint = "The same address in another case is one contact: lower the case, then drop repeats."
    text = "Ana@Dock.example and ANA@DOCK.EXAMPLE and bo@dock.example"
    expected = ["ana@dock.example", "bo@dock.example"]
    what, came = _found(answer, text, "emails")
    if isinstance(came, list) and [str(item).lower() for item in came] == expected:
        hint = "It is one contact, and addresses are lower-cased."
    expect_value(came, expected, what=what, hint=hint)
