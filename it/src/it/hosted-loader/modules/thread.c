_Thread_local int counter = 3;

int thread(void)
{
    return counter;
}
