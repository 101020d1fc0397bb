/* One relocation of each kind: RELATIVE, R_386_32, GLOB_DAT, JMP_SLOT. */
extern int host_number;
int host_twice(int number);

static int local = 21;
int *relative = &local;
int *absolute = &host_number;

int simple_answer(void)
{
    return host_twice(*relative);
}

int simple_sum(void)
{
    return *absolute + host_number;
}
