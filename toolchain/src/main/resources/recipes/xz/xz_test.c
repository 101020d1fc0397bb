/* A round trip through liblzma. */
#include <lzma.h>
#include <stdio.h>
#include <string.h>

static uint8_t text[100000], packed[110000], again[100000];

int main(void)
{
	size_t size = 0, in = 0, length = 0;
	uint64_t limit = UINT64_MAX;
	for (size_t i = 0; i < sizeof text; i++)
		text[i] = (uint8_t)(i * i >> 7);
	if (lzma_easy_buffer_encode(1, LZMA_CHECK_CRC64, NULL, text, sizeof text, packed, &size, sizeof packed) != LZMA_OK)
		return 1;
	if (lzma_stream_buffer_decode(&limit, 0, NULL, packed, &in, size, again, &length, sizeof again) != LZMA_OK)
		return 2;
	if (size >= sizeof text || length != sizeof text || memcmp(text, again, length) != 0)
		return 3;
	puts("XZ_TEST_PASS");
	return 0;
}
