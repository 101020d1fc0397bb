__attribute__((weak)) int nowhere(void);

int weak(void)
{
    return nowhere == 0 ? 5 : 6;
}
