/* Calls a function that is chosen at load: R_386_IRELATIVE. */
__asm__(".text\n"
        ".type chosen, @gnu_indirect_function\n"
        "chosen: xorl %eax, %eax\n"
        "ret\n"
        ".globl indirect\n"
        ".type indirect, @function\n"
        "indirect: jmp chosen@PLT\n");
