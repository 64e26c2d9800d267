#include <random>
#include <string>

std::string makeSessionToken()
{
    // expect: weak-randomness
    std::mt19937 engine(42);
    return std::to_string(engine());
}

int rollDice()
{
    // ok: weak-randomness
    std::mt19937 engine(std::random_device{}());
    return static_cast<int>(engine() % 6);
}

std::string makePassword()
{
    std::string made;
    for (int i = 0; i < 12; i++) {
        // expect: weak-randomness
        made += static_cast<char>('a' + std::rand() % 26);
    }
    return made;
}
