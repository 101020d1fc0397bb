/* Exports a function that is chosen at load, which other libraries bind with a plain R_386_JMP_SLOT. */
__asm__(".text\n"
        ".globl chosen\n"
        ".type chosen, @gnu_indirect_function\n"
        "chosen: xorl %eax, %eax\n"
        "ret\n");
