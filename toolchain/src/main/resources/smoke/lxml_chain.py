"""libxml2.so, libxslt.so and libexslt.so through lxml: a parse, an XPath, an XSLT with an extension of EXSLT."""

import chain

TEXT = b"""<!DOCTYPE ports [<!ENTITY more "and more">]>
<ports xmlns:n="urn:nanvix"><port n:size="3">z</port><port n:size="4">&more;</port><port n:size="5"/></ports>"""

STYLE = b"""<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:n="urn:nanvix" xmlns:math="http://exslt.org/math" exclude-result-prefixes="n math">
  <xsl:param name="unit"/>
  <xsl:template match="ports">
    <sizes largest="{math:max(port/@n:size)}"><xsl:apply-templates select="port[text()]"/></sizes>
  </xsl:template>
  <xsl:template match="port"><size><xsl:value-of select="concat(@n:size, ' ', $unit)"/></size></xsl:template>
</xsl:stylesheet>"""


def parsed():
    from lxml import etree

    root = etree.fromstring(TEXT)
    chain.equal([child.text for child in root], ["z", "and more", None], "the text of the elements")
    again = etree.fromstring(etree.tostring(root, encoding="utf-16"))
    chain.equal(etree.tostring(again, method="c14n"), etree.tostring(root, method="c14n"), "what was written and read again")
    try:
        etree.fromstring(b"<a><b></a>")
    except etree.XMLSyntaxError as error:
        chain.equal(error.position[0], 1, "the line of the fault")
    else:
        raise AssertionError("a document that is not well-formed was taken")
    return f" {len(root)} elements parsed by libxml2 {'.'.join(map(str, etree.LIBXML_VERSION))}"


def selected():
    from lxml import etree, objectify

    root = etree.fromstring(TEXT)
    names = {"n": "urn:nanvix"}
    chain.equal(root.xpath("sum(port/@n:size)", namespaces=names), 12.0, "the sum by XPath")
    found = root.xpath("port[@n:size > $least]", namespaces=names, least=3)
    chain.equal([child.get("{urn:nanvix}size") for child in found], ["4", "5"], "what XPath selected")
    chain.equal(root.findtext("port[2]"), "and more", "what a path found")
    chain.equal(objectify.fromstring(b"<a><b>1</b><b>2</b></a>").b[1] + 40, 42, "a value of objectify")
    return f" XPath selected {len(found)} of {len(root)} elements"


def transformed():
    from lxml import etree

    transform = etree.XSLT(etree.fromstring(STYLE))
    result = transform(etree.fromstring(TEXT), unit=etree.XSLT.strparam("KiB"))
    expected = b'<sizes largest="5"><size>3 KiB</size><size>4 KiB</size></sizes>'
    chain.equal(etree.tostring(result), expected, "what the stylesheet made")
    return f" {len(expected)} bytes made by libxslt {'.'.join(map(str, etree.LIBXSLT_VERSION))}"


chain.run(
    "LXML",
    {
        "lxml.etree": {
            "libxml2.so": "xmlParseDocument",
            "libxslt.so": "xsltParseStylesheetDoc",
            "libexslt.so": "exsltRegisterAll",
        },
        "lxml.objectify": {"libxml2.so": "xmlNewNs"},
    },
    parsed,
    selected,
    transformed,
)
