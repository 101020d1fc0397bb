/* The word behind_word names a weak symbol that is nowhere with an addend that is below 0 by almost 2 GiB. */
__asm__(".data\n"
        ".globl behind_word\n"
        ".weak nowhere\n"
        "behind_word: .long nowhere - 0x7ffffff0\n");
extern unsigned behind_word;

int behind(void)
{
    return behind_word == 0x80000010;
}
