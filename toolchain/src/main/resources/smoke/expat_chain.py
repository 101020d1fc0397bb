"""libexpat.so through pyexpat, and through ElementTree, which gets it from pyexpat."""

import chain

TEXT = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE image [<!ENTITY os "Nanvix">]>
<image xmlns:l="urn:loader"><l:library name="libexpat.so">&os; &amp; Gr\u00fc\u00dfe</l:library><empty/></image>
"""


def events_reported():
    from xml.parsers import expat

    events = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, attributes: events.append((name, attributes))
    parser.EndElementHandler = lambda name: events.append(name)
    parser.CharacterDataHandler = lambda text: events.append(events.pop() + text if speaking(events) else "|" + text)
    content = TEXT.encode()
    # Some characters of two bytes are cut apart.
    for at in range(0, len(content), 7):
        parser.Parse(content[at : at + 7], False)
    parser.Parse(b"", True)
    chain.equal(
        events,
        [
            ("image", {}),
            ("urn:loader library", {"name": "libexpat.so"}),
            "|Nanvix & Gr\u00fc\u00dfe",
            "urn:loader library",
            ("empty", {}),
            "empty",
            "image",
        ],
        "what was reported",
    )
    return f" {len(events)} events reported by {expat.EXPAT_VERSION}"


def speaking(events):
    """Whether text came last: it comes in parts."""
    return isinstance(events[-1], str) and events[-1].startswith("|")


def tree_built():
    import xml.etree.ElementTree as trees

    root = trees.fromstring(TEXT)
    library = root.find("{urn:loader}library")
    chain.equal(library.text, "Nanvix & Gr\u00fc\u00dfe", "the text")
    trees.SubElement(library, "symbol", name="XML_Parse").text = "<>"
    again = trees.fromstring(trees.tostring(root))
    chain.equal(again.find(".//symbol").text, "<>", "the text of the written tree")
    chain.equal([element.tag for element in again.iter()][-1], "empty", "the last element")
    return f" a tree of {len(list(again.iter()))} elements written and read"


def faults_named():
    from xml.parsers import expat

    for text, code, line in ((b"<a>\n<b></a>", 7, 2), (b"<a/><b/>", 9, 1), (b"\n<?xml version='1.0'?><a/>", 17, 2)):
        try:
            expat.ParserCreate().Parse(text, True)
        except expat.ExpatError as fault:
            found = (fault.code, fault.lineno)
        else:
            found = None
        chain.equal(found, (code, line), f"the fault of {text!r}")
    return f" {expat.ErrorString(7)} found in line 2"


chain.run("EXPAT", {"pyexpat": {"libexpat.so": "XML_Parse"}}, events_reported, tree_built, faults_named)
