/* Elements, attributes and an entity, as expat tells them. */
#include <expat.h>
#include <stdio.h>
#include <string.h>

static char told[200];

static void begin(void *data, const XML_Char *name, const XML_Char **attributes)
{
	(void)data;
	strcat(strcat(told, "<"), name);
	if (attributes[0])
		strcat(strcat(told, " "), attributes[1]);
}

static void text(void *data, const XML_Char *characters, int length)
{
	(void)data;
	strncat(told, characters, (size_t)length);
}

int main(void)
{
	static const char document[] =
		"<!DOCTYPE a [<!ENTITY e 'entity'>]><a><b c='attribute'>&e; &lt;</b></a>";
	XML_Parser parser = XML_ParserCreate(NULL);
	XML_SetStartElementHandler(parser, begin);
	XML_SetCharacterDataHandler(parser, text);
	if (XML_Parse(parser, document, sizeof document - 1, 1) != XML_STATUS_OK)
		return 1;
	if (strcmp(told, "<a<b attributeentity <") != 0)
		return 2;
	XML_ParserReset(parser, NULL);
	if (XML_Parse(parser, "<a></b>", 7, 1) != XML_STATUS_ERROR || XML_GetErrorCode(parser) != XML_ERROR_TAG_MISMATCH)
		return 3;
	XML_ParserFree(parser);
	puts("EXPAT_TEST_PASS");
	return 0;
}
