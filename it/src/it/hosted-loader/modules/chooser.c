int chosen(void);

int chooser(void)
{
    return chosen();
}
