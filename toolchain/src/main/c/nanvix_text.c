/*
 * Names have to be UTF-8. Nanvix's reader of ELF files takes each string of a table for text, so that one local name in
 * another encoding, which gcc writes as it finds it, costs the whole file.
 */
#include "nanvix_loader.h"

/* How many bytes the sequence at the beginning has: 0 if there is none. */
static size_t sequence(const unsigned char *text, size_t size)
{
    static const struct {
        unsigned char mask, lead;
        uint32_t least;
    } forms[] = {{0x80, 0, 0}, {0xe0, 0xc0, 0x80}, {0xf0, 0xe0, 0x800}, {0xf8, 0xf0, 0x10000}};
    for (size_t length = 1; length <= 4 && length <= size; length++) {
        if ((text[0] & forms[length - 1].mask) == forms[length - 1].lead) {
            uint32_t point = text[0] & (unsigned char) ~forms[length - 1].mask;
            for (size_t i = 1; i < length; i++) {
                if ((text[i] & 0xc0) != 0x80) {
                    return 0;
                }
                point = point << 6 | (text[i] & 0x3f);
            }
            bool surrogate = point >= 0xd800 && point < 0xe000;
            return point >= forms[length - 1].least && point <= 0x10ffff && !surrogate ? length : 0;
        }
    }
    return 0;
}

/* A whole string table: a NUL is text like any other, and none lies within a sequence. */
bool nanvix_text_is_utf8(const unsigned char *text, size_t size)
{
    while (size > 0) {
        size_t length = sequence(text, size);
        if (length == 0) {
            return false;
        }
        text += length;
        size -= length;
    }
    return true;
}
