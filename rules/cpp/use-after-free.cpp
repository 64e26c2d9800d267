#include <string>

struct Node {
    std::string name;
    void run();
};

void read(Node *node)
{
    delete node;
    // expect: use-after-free
    node->run();
}

char *array()
{
    char *text = new char[10];
    delete[] text;
    // expect: use-after-free
    return text;
}

void fresh(Node *node)
{
    delete node;
    node = new Node();
    // ok: use-after-free
    node->run();
    delete node;
}
