int nowhere(void);

int undefined(void)
{
    return nowhere();
}
