#include <lz4.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  static char text[4096], packed[LZ4_COMPRESSBOUND(sizeof text)], again[sizeof text];
  for (unsigned i = 0; i < sizeof text; i++) text[i] = (char)("nanvix"[i % 6]);
  int size = LZ4_compress_default(text, packed, sizeof text, sizeof packed);
  if (size <= 0 || size >= 200) return 1;
  if (LZ4_decompress_safe(packed, again, size, sizeof again) != sizeof again) return 2;
  if (memcmp(text, again, sizeof text)) return 3;
  puts("LZ4_TEST_PASS");
  return 0;
}
