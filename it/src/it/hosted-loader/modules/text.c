/* Compiled without -fPIC, this has R_386_32 and R_386_PC32 in its code. */
extern int host_number;
int host_twice(int number);

int text(void)
{
    return host_twice(host_number);
}
