/* A round trip through libbz2. */
#include <bzlib.h>
#include <stdio.h>
#include <string.h>

static char text[100000], packed[110000], again[100000];

int main(void)
{
	unsigned int size = sizeof packed, length = sizeof again;
	for (unsigned int i = 0; i < sizeof text; i++)
		text[i] = (char)(i * i >> 7);
	if (BZ2_bzBuffToBuffCompress(packed, &size, text, sizeof text, 9, 0, 0) != BZ_OK || size >= sizeof text)
		return 1;
	if (BZ2_bzBuffToBuffDecompress(again, &length, packed, size, 0, 0) != BZ_OK || length != sizeof text)
		return 2;
	if (memcmp(text, again, length) != 0)
		return 3;
	puts("BZIP2_TEST_PASS");
	return 0;
}
