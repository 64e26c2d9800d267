#include <memory>

struct Node {
    void run();
};

void find(Node *&into);

void plain()
{
    Node *node = nullptr;
    // expect: null-dereference
    node->run();
}

void given()
{
    Node *node = nullptr;
    find(node);
    // ok: null-dereference
    node->run();
    std::unique_ptr<Node> owned = nullptr;
    owned.reset(new Node());
    // ok: null-dereference
    owned->run();
}
