/* A document, and a path through it. */
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
	static const char text[] = "<a><b>one</b><b c='2'>two</b></a>";
	xmlDocPtr document = xmlReadMemory(text, sizeof text - 1, "a.xml", NULL, 0);
	if (!document)
		return 1;
	xmlXPathContextPtr context = xmlXPathNewContext(document);
	xmlXPathObjectPtr found = xmlXPathEvalExpression(BAD_CAST "string(//b[@c=2])", context);
	if (!found || strcmp((const char *)found->stringval, "two") != 0)
		return 2;
	xmlXPathFreeObject(found);
	xmlXPathFreeContext(context);
	xmlFreeDoc(document);
	puts("LIBXML2_TEST_PASS");
	return 0;
}
