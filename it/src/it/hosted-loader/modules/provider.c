int provider_add(int left, int right)
{
    return left + right;
}
