/* A stylesheet that uses a function of EXSLT. */
#include <libexslt/exslt.h>
#include <libxml/parser.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>
#include <stdio.h>
#include <string.h>

static xmlDocPtr parsed(const char *text)
{
	return xmlReadMemory(text, (int)strlen(text), "x.xml", NULL, 0);
}

int main(void)
{
	xmlChar *text;
	int length;
	/* Before anything that locks: libxml2 looks here whether the C library has threads, which a static glibc has in part. */
	xmlInitParser();
	exsltRegisterAll();
	xsltStylesheetPtr sheet = xsltParseStylesheetDoc(parsed(
		"<s:stylesheet version='1.0' xmlns:s='http://www.w3.org/1999/XSL/Transform' xmlns:m='http://exslt.org/math'>"
		"<s:output method='text'/>"
		"<s:template match='/'><s:value-of select='m:max(//b)'/></s:template></s:stylesheet>"));
	if (!sheet)
		return 1;
	xmlDocPtr result = xsltApplyStylesheet(sheet, parsed("<a><b>3</b><b>12</b></a>"), NULL);
	if (!result || xsltSaveResultToString(&text, &length, result, sheet) < 0)
		return 2;
	if (strcmp((const char *)text, "12") != 0)
		return 3;
	puts("LIBXSLT_TEST_PASS");
	return 0;
}
