using System.Text;
using Pawl.Analysis.Form;
using Pawl.Analysis.Languages;

namespace Pawl.Tests.Languages;

public sealed class CppTests
{
    private static FileForm Form(string source) => Lowered.From("cpp", source);

    private static string Printed(string source) => FormPrinter.Print(Form(source)).ReplaceLineEndings("\n").TrimEnd();

    /// <summary>The statements of a function, printed.</summary>
    private static string Body(string statements)
    {
        var lines = Printed($"void f(int a, char *s) {{ {statements} }}").Split('\n');
        return Lines([.. lines.Where(l => l.StartsWith("  ", StringComparison.Ordinal)).Select(l => l[2..])]);
    }

    private static string Lines(params string[] lines) => string.Join('\n', lines);

    [Fact]
    public void A_class_has_fields_with_their_access_and_methods()
    {
        var form = Form(
            """
            namespace a::b {
            template <typename T> class Box : public Base<T>, private other::Thing {
            public:
              explicit Box(int n, T t = T()) : n_(n), t_{std::move(t)}, Base<T>(n, 1) { go(); }
              Box(const Box&) = delete;
              Box() = default;
              virtual ~Box() { delete[] buffer_; }
              T get() const override { return t_; }
              operator bool() const { return n_ > 0; }
              friend std::ostream& operator<<(std::ostream& os, const Box& b) { return os; }
            private:
              int n_ = 3, m_{4};
              char *buffer_ = new char[10];
            };
            }
            int a::b::Box<int>::run(int n) { return n; }
            """
        );
        var box = Assert.Single(form.Classes);
        Assert.Equal(["Base", "other.Thing"], box.Bases);
        Assert.Equal(
            ["private n_ int", "private m_ int", "private buffer_ char *"],
            box.Fields.Select(f => $"{f.Modifiers[0]} {((Name)f.Target).Id} {f.Type}")
        );
        Assert.Equal(["3", "4"], box.Fields.Take(2).Select(f => ((Literal)f.Value!).Text));
        Assert.Equal(
            ["Box.<init>", "Box.~Box", "Box.get", "Box.operator bool", "Box.operator<<", "Box.run"],
            form.Functions.Select(f => f.QualifiedName)
        );
        Assert.IsType<Call>(form.Functions[0].Parameters[1].Default);
        Assert.Equal(["const", "override"], form.Functions[2].Modifiers);
    }

    [Fact]
    public void A_constructor_gives_its_fields_their_values_first() =>
        Assert.Equal(
            Lines("explicit fn A.<init>(n: int): ", "  this->n_ = n", "  new Base(n, 1)", "  go()"),
            Printed("explicit A::A(int n) : n_(n), Base(n, 1) { go(); }")
        );

    [Fact]
    public void Variables_are_made_by_their_types() =>
        Assert.Equal(
            Lines(
                "declare t: std::string = new std.string(\"x\")",
                "declare u: std::string = new std.string()",
                "declare v: std::vector<int> = new std.vector(1, 2)",
                "declare n: int",
                "declare p: int *",
                "declare m: int = 3",
                "declare w = g()",
                "declare file: std::ifstream = new std.ifstream(a)",
                "declare copy: Thing = new Thing(s[1])",
                "declare st: struct stat",
                "declare [k, x] = g()"
            ),
            Body(
                """
                std::string t("x"), u;
                std::vector<int> v{1, 2};
                int n, *p; int m{3};
                auto w = g();
                std::ifstream file(a);
                Thing copy(s[1]);
                struct stat st;
                int prototype(int);
                Thing other();
                auto& [k, x] = g();
                """
            )
        );

    [Fact]
    public void Memory_is_taken_and_given_back_by_calls() =>
        Assert.Equal(
            Lines(
                "declare p: int * = (operator new(sizeof int, 5) as int *)",
                "declare q: A * = (operator new(sizeof A, new A(s)) as A *)",
                "declare r: char * = (operator new[](a * (sizeof char)) as char *)",
                "operator delete(p)",
                "operator delete[](r)"
            ),
            Body("int *p = new int(5); A *q = new A(s); char *r = new char[a]; delete p; delete[] r;")
        );

    [Fact]
    public void Streams_are_calls_and_numbers_are_shifted() =>
        Assert.Equal(
            Lines(
                "declare x: int",
                "declare in_: std::istringstream = new std.istringstream(s)",
                "std.cout.operator<<(\"a\", x, std.endl)",
                "std.cin.operator>>(x, s)",
                "x = (a << 3)",
                "while in_.operator>>(x)",
                "  log().operator<<(x)"
            ),
            Body(
                "int x; std::istringstream in_(s); std::cout << \"a\" << x << std::endl; std::cin >> x >> s; x = a << 3; while (in_ >> x) { log() << x; }"
            )
        );

    [Fact]
    public void Conditions_may_declare() =>
        Assert.Equal(
            Lines(
                "block",
                "  declare it = g()",
                "  if it != a",
                "    h(it)",
                "  else",
                "    declare z: int = k()",
                "    if z",
                "      h(z)",
                "block",
                "  declare n",
                "  while n = next()",
                "    h(n)",
                "foreach [k, v] in m",
                "  h(v)"
            ),
            Body(
                "if (auto it = g(); it != a) h(it); else if (int z = k()) h(z); while (auto n = next()) h(n); for (const auto& [k, v] : m) h(v);"
            )
        );

    [Fact]
    public void References_to_plain_values_are_pointers_and_local_ones_the_variable() =>
        Assert.Equal(
            Lines(
                "static fn get(n: int *, s: const std::string &, p: char **): void",
                "  (*n) = 1",
                "  fgets(*p, 10, n)",
                "fn use(): void",
                "  declare x: int",
                "  declare r: int &",
                "  declare q: char *",
                "  get(&x, \"a\", &q)",
                "  x = 2"
            ),
            Printed(
                """
                static void get(int &n, const std::string &s, char *&p) { n = 1; fgets(p, 10, &n); }
                void use() { int x, &r = x; char *q; get(x, "a", q); r = 2; }
                """
            )
        );

    [Fact]
    public void Casts_and_forwarding()
    {
        Assert.Equal("x = (s as unsigned char)", Body("x = static_cast<unsigned char>(s);"));
        Assert.Equal("x = (s as int)", Body("x = int(s);"));
        Assert.Equal("x = (s as Foo *)", Body("x = reinterpret_cast<Foo*>(s);"));
        Assert.Equal("x = g(s)", Body("x = g(std::forward<T>(s));"));
        Assert.Equal("x = new Foo(1, 2)", Body("x = Foo{1, 2};"));
        Assert.Equal("x = strlen(s)", Body("x = std::strlen(s);"));
        Assert.Equal("x = a.b.c(s)", Body("x = a::b::c<int>(s);"));
        Assert.Equal("x = \"raw \\\"text\\\"\"", Body("x = R\"(raw \"text\")\"s;"));
    }

    [Fact]
    public void What_follows_a_guard_is_locked() =>
        Assert.Equal(
            Lines("g()", "declare l: std::lock_guard<std::mutex> = new std.lock_guard(m)", "lock m", "  h()"),
            Body("g(); std::lock_guard<std::mutex> l(m); h();")
        );

    [Fact]
    public void Exceptions_are_caught_by_type_or_all() =>
        Assert.Equal(
            Lines("try", "  throw std.runtime_error(\"x\")", "catch const std::exception & as e", "  g(e.what())", "catch", "  throw"),
            Body("try { throw std::runtime_error(\"x\"); } catch (const std::exception& e) { g(e.what()); } catch (...) { throw; }")
        );

    [Fact]
    public void Lambdas_hold_what_they_capture_by_value()
    {
        var form = Form("void f(int a) { auto g = [&, n = std::move(a)](int q) -> int { return q + n; }; }");
        var lambda = form.Functions.Single(f => f.Id == "<lambda>");
        Assert.Equal("int", lambda.ReturnType);
        Assert.Equal("n", Assert.IsType<Name>(Assert.IsType<Declaration>(lambda.Body.Statements[0]).Target).Id);
    }

    [Fact]
    public void Names_of_the_standard_library_are_imported_when_the_file_uses_its_namespace()
    {
        var form = Form("using namespace std; using fs = std::filesystem; using boost::regex; void f(string s, thing t) { }");
        Assert.Contains(form.Imports, i => i is { Local: "string", Qualified: "std.string" });
        Assert.Contains(form.Imports, i => i is { Local: "regex", Qualified: "boost.regex" });
        Assert.DoesNotContain(form.Imports, i => i.Local == "thing");
    }

    [Theory]
    [InlineData("int f(void);\n", "c")]
    [InlineData("#ifdef __cplusplus\nextern \"C\" {\nnamespace a { }\n#endif\nint class;\n", "c")]
    [InlineData("/* class A { public: }; */ const char *s = \"a::b\"; struct class *template;\n", "c")]
    [InlineData("#include <stdio.h>\n#include <sys/types.h>\n", "c")]
    [InlineData("#include <string>\n", "cpp")]
    [InlineData("#pragma once\nclass A;\n", "cpp")]
    [InlineData("struct A { private: int a; };\n", "cpp")]
    [InlineData("#ifdef X\nint a;\n#endif\nnamespace a {\n}\n", "cpp")]
    [InlineData("inline int f() { return std::max(1, 2); }\n", "cpp")]
    public void A_header_is_what_it_holds(string text, string language) =>
        Assert.Equal(language, LanguageTable.Of("lib/a.h", Encoding.UTF8.GetBytes(text))?.Name);
}
