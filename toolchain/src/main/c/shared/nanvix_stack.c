/* What code for i386 that checks its stack calls, and each shared object has of its own: musl's is hidden in libc.so. */
_Noreturn void __stack_chk_fail(void);
__attribute__((visibility("hidden"))) _Noreturn void __stack_chk_fail_local(void);

void __stack_chk_fail_local(void)
{
    __stack_chk_fail();
}
