struct Node {
    int value;
};

void twice(Node *node)
{
    delete node;
    // expect: double-free
    delete node;
}

void once(Node *node)
{
    delete node;
    node = nullptr;
    // ok: double-free
    delete node;
}
