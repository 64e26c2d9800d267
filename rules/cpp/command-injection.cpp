#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>

using namespace std;

void list(const std::string &folder)
{
    std::string command = "ls " + folder;
    // expect: command-injection
    std::system(command.c_str());
}

int main(int argc, char **argv)
{
    std::string name;
    std::cin >> name;
    // expect: command-injection
    std::system(("finger " + name).c_str());

    string line;
    getline(cin, line);
    ostringstream text;
    text << "echo " << line;
    // expect: command-injection
    system(text.str().c_str());

    int count = 0;
    std::cin >> count;
    // ok: command-injection
    std::system(("head -n " + std::to_string(count) + " log").c_str());
    // ok: command-injection
    std::system("ls");

    if (std::regex_match(line, std::regex("[a-z]+"))) {
        // ok: command-injection
        system(line.c_str());
    }
    return 0;
}
