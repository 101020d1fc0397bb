/* Calls the who() that the loader finds for it; the executable's answers 1. */
int who(void);

#ifdef WHO
int who(void)
{
    return WHO;
}
#endif

int ASK(void)
{
    return who();
}
