#include <cstdio>
#include <memory>
#include <vector>

struct Node {
    int value = 0;
};

int lost(bool wrong)
{
    // expect: memory-leak
    int *numbers = new int[10];
    if (wrong) {
        return -1;
    }
    delete[] numbers;
    return 0;
}

int released()
{
    // ok: memory-leak
    int *numbers = new int[10];
    std::printf("%d", numbers[0]);
    delete[] numbers;
    return 0;
}

void owned(std::vector<Node *> &all)
{
    // ok: memory-leak
    std::unique_ptr<Node> one(new Node());
    // ok: memory-leak
    auto two = std::make_unique<Node>();
    // ok: memory-leak
    Node *three = new Node();
    all.push_back(three);
}
