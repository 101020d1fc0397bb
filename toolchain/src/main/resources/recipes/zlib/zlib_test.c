/* A round trip through zlib, and the size of the offsets that the library was compiled with. */
#include <stdio.h>
#include <string.h>
#include <zlib.h>

static unsigned char text[100000], packed[110000], again[100000];

int main(void)
{
	uLongf size = sizeof packed, length = sizeof again;
	for (size_t i = 0; i < sizeof text; i++)
		text[i] = (unsigned char)(i * i >> 7);
	if (compress2(packed, &size, text, sizeof text, 9) != Z_OK || size >= sizeof text)
		return 1;
	if (uncompress(again, &length, packed, size) != Z_OK || length != sizeof text || memcmp(text, again, length) != 0)
		return 2;
	if (crc32(0, (const unsigned char *)"123456789", 9) != 0xcbf43926)
		return 3;
	if ((zlibCompileFlags() >> 6 & 3) != (sizeof(z_off_t) == 8 ? 2 : 1))
		return 4;
	puts("ZLIB_TEST_PASS");
	return 0;
}
