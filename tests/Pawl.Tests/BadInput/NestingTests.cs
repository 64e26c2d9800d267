using System.Text;

namespace Pawl.Tests.BadInput;

/// <summary>Everything that nests or chains, as deep and as long as a content may be.</summary>
public sealed class NestingTests
{
    private const int Depth = 100_000;
    private const int Length = 20_000;
    private const int MostBytes = 1_000_000;

    private static readonly Shape[] Calls =
    [
        new("brackets", "x = ", "(\n", "1", ")\n", ""),
        new("brackets left open", "x = ", "(\n", "1", "", ""),
        new("brackets closed only", "x = 1", "", "", ")\n", ""),
        new("nested calls", "x = ", "f(\n", "1", ")\n", ""),
        new("call chain", "x = f", "", "", "(1)\n", ""),
        new("member chain", "x = a", "", "", ".b\n", ""),
        new("index chain", "x = a", "", "", "[0]\n", ""),
        new("binary chain", "x = 1", "", "", " +\n1", ""),
        new("text chain", "x = \"a\"", "", "", " +\n\"b\"", ""),
        new("not chain", "x = ", "!\n", "y", "", ""),
        new("minus chain", "x = ", "-\n", "y", "", ""),
        new("index nesting", "x = ", "a[\n", "1", "]\n", ""),
    ];

    private static readonly Shape[] Braces =
    [
        .. Calls,
        new("ternary chain", "x = ", "a ? b :\n", "c", "", ""),
        new("and chain", "x = a", "", "", " &&\na", ""),
        new("assignment chain", "", "a =\n", "1", "", ""),
        new("ifs", "", "if (a) {\n", "b();", "}\n", ""),
        new("ifs without braces", "", "if (a)\n", "b();", "", ""),
        new("else-if chain", "if (a) { b(); }", "", "", " else if (a) {\nb(); }", ""),
        new("loops", "", "while (a) {\n", "b();", "}\n", ""),
        new("for loops", "", "for (;;) {\n", "b();", "}\n", ""),
        new("tries", "", "try {\n", "b();", "} finally {}\n", ""),
        new("switches", "", "switch (a) { case 1:\n", "b();", "}\n", ""),
        new("blocks", "", "{\n", "b();", "}\n", ""),
        new("blocks left open", "", "{\n", "b();", "", ""),
        new("many statements", "", "", "", "x = f(x);\n", ""),
        new("many ifs", "", "", "", "if (a) { x = f(x); }\n", ""),
        new("many loops", "", "", "", "while (a) { x = f(x); }\n", ""),
        new("labels", "", "a:\n", "b();", "", ""),
        new("many cases", "switch (a) {", "", "", "case 1: b();\n", "}"),
    ];

    private static readonly Shape[] Scripts =
    [
        .. Braces,
        new("lists", "x = ", "[\n", "1", "]\n", ""),
        new("objects", "x = ", "{a:\n", "1", "}\n", ""),
        new("lambdas", "x = ", "() =>\n", "1", "", ""),
        new("lambda arguments", "", "f(() => {\n", "b()", "})\n", ""),
        new("functions", "", "function f() {\n", "b()", "}\n", ""),
        new("classes", "", "class A { m() {\n", "b()", "} }\n", ""),
        new("templates", "x = ", "`${\n", "1", "}`\n", ""),
        new("patterns", "let ", "[\n", "a", "]\n", " = b"),
        new("await chain", "async function f() { ", "await\n", "a", "", "}"),
        new("many functions", "", "", "", "function f(a) { return f(a); }\n", ""),
        new("then chain", "f()", "", "", ".then(x => x)\n", ""),
    ];

    private static readonly Shape[] Elements =
    [
        new("elements", "x = ", "<a>\n", "b", "</a>\n", ""),
        new("elements left open", "x = ", "<a>\n", "b", "", ""),
        new("elements in attributes", "x = ", "<a b={\n", "1", "}/>\n", ""),
    ];

    private static readonly Shape[] Typed =
    [
        .. Scripts,
        new("generic types", "let x: ", "A<\n", "b", ">\n", ";"),
        new("union types", "let x: a", "", "", " |\nb", ";"),
        new("casts", "x = a", "", "", " as\nb", ""),
        new("namespaces", "", "namespace a {\n", "", "}\n", ""),
    ];

    private static readonly Shape[] Java =
    [
        .. Braces.Select(s => s.In("class A { void m() {", "; } }")),
        new("classes", "", "class A {\n", "", "}\n", ""),
        new("local classes", "", "class A { void m() {\n", "", "} }\n", ""),
        new("anonymous classes", "class A { Object a = ", "new Object() { Object a =\n", "1", "; }\n", "; }"),
        new("lambdas", "class A { Object a = ", "() ->\n", "1", "", "; }"),
        new("arrays", "class A { Object a = ", "{\n", "1", "}\n", "; }"),
        new("generic types", "class A { ", "B<\n", "C", ">\n", " a; }"),
        new("casts", "class A { Object a = ", "(B)\n", "1", "", "; }"),
        new("many methods", "class A { ", "", "", "int m(int a) { return m(a); }\n", "}"),
        new("annotations", "", "@A(\n", "1", ")\n", " class B {}"),
    ];

    private static readonly Shape[] Sharp =
    [
        .. Braces.Select(s => s.In("class A { void M() {", "; } }")),
        new("classes", "", "class A {\n", "", "}\n", ""),
        new("namespaces", "", "namespace A {\n", "", "}\n", ""),
        new("local functions", "class A { void M() {", "void M() {\n", "", "}\n", "} }"),
        new("lambdas", "class A { object a = ", "() =>\n", "1", "", "; }"),
        new("lists", "class A { object a = ", "[\n", "1", "]\n", "; }"),
        new("generic types", "class A { ", "B<\n", "C", ">\n", " a; }"),
        new("interpolations", "class A { object a = ", "$\"{(\n", "1", ")}\"\n", "; }"),
        new("patterns", "class A { bool a = b is ", "{ C:\n", "1", "}\n", "; }"),
        new("switch expressions", "class A { object a = ", "b switch { _ =>\n", "1", "}\n", "; }"),
        new("many methods", "class A { ", "", "", "int M(int a) { return M(a); }\n", "}"),
        new("conditional access", "class A { object a = b", "", "", "?.c\n", "; }"),
    ];

    private static readonly Shape[] C =
    [
        .. Braces.Where(s => s.Name != "tries").Select(s => s.In("void f(void) {", "; }")),
        new("initialisers", "int a[] = ", "{\n", "1", "}\n", ";"),
        new("pointers", "int ", "*\n", "a", "", ";"),
        new("declarators", "int ", "(*\n", "a", ")(void)\n", ";"),
        new("structs", "", "struct a {\n", "", "} b;\n", ""),
        new("conditions of the preprocessor", "", "#if A\n", "int a;\n", "#endif\n", ""),
        new("else-if of the preprocessor", "#if A\n", "", "", "#elif B\nint a;\n", "#endif\n"),
        new("macros", "", "", "", "#define A B\n", ""),
        new("macro of macros", "", "", "", "#define A A(A)\n", "void f(void) { A; }"),
        new("casts", "int a = ", "(int)\n", "1", "", ";"),
        new("comma chain", "void f(void) { a", "", "", ",\na", "; }"),
        new("dereferences", "void f(void) { x = ", "*\n", "a", "", "; }"),
        new("addresses", "void f(void) { x = ", "*&\n", "a", "", "; }"),
        new("many functions", "", "", "", "int f(int a) { return f(a); }\n", ""),
        new("many jumps", "void f(void) {", "", "", "goto a; a: b();\n", "}"),
        new("frees", "void f(char *p) {", "", "", "if (a) free(p);\n", "}"),
        new("copies", "void f(char *p) { char b[9];", "", "", "strcpy(b, p);\n", "}"),
    ];

    private static readonly Shape[] Cpp =
    [
        .. C,
        new("tries", "void f() {", "try {\n", "b();", "} catch (...) {}\n", "; }"),
        new("namespaces", "", "namespace a {\n", "", "}\n", ""),
        new("linkages", "", "extern \"C\" {\n", "", "}\n", ""),
        new("classes", "", "class A { void m() {\n", "", "} };\n", ""),
        new("nested classes", "", "struct A {\n", "int a;", "};\n", ""),
        new("templates", "", "template <class T>\n", "int a;", "", ""),
        new("template arguments", "", "A<\n", "int", ">\n", " a;"),
        new("scopes", "int a = ", "a::\n", "b", "", ";"),
        new("scope chain", "int a = a", "", "", "::\nb", ";"),
        new("references", "void f(int ", "&\n", "a", "", ");"),
        new("lambdas", "void f() { auto a = ", "[&] { return\n", "1", "; }\n", "; }"),
        new("lambda arguments", "void f() { ", "g([] {\n", "b();", "});\n", "}"),
        new("news", "int *a = ", "new A(\n", "1", ")\n", ";"),
        new("deletes", "void f(char *p) {", "", "", "if (a) delete p;\n", "}"),
        new("output chain", "void f() { std::cout", "", "", " << a\n", "; }"),
        new("input chain", "void f() { std::cin", "", "", " >> a\n", "; }"),
        new("guards", "void f() {", "", "", "std::lock_guard<std::mutex> g(m);\n", "}"),
        new("range loops", "void f() {", "for (auto a : b) {\n", "c();", "}\n", "}"),
        new("initialisers of fields", "A::A() : a(1)", "", "", ", a(1)\n", " {}"),
        new("new arrays", "int *a = new int", "", "", "[2]\n", ";"),
        new("conversions", "int a = ", "static_cast<int>(\n", "1", ")\n", ";"),
        new("friends", "class A {", "", "", "friend void f() {}\n", "};"),
    ];

    private static readonly Shape[] Python =
    [
        .. Calls.Where(s =>
            s.Name
                is not ("call chain" or "member chain" or "index chain" or "not chain" or "binary chain" or "text chain" or "minus chain")
        ),
        new("call chain", "x = (f", "", "", "(1)\n", ")"),
        new("member chain", "x = (a", "", "", ".b\n", ")"),
        new("index chain", "x = (a", "", "", "[0]\n", ")"),
        new("binary chain", "x = (1", "", "", " +\n1", ")"),
        new("text chain", "x = (\"a\"", "", "", " +\n\"b\"", ")"),
        new("joined texts", "x = (\"a\"", "", "", "\n\"b\"", ")"),
        new("and chain", "x = (a", "", "", " and\na", ")"),
        new("comparison chain", "x = (a", "", "", " <\na", ")"),
        new("not chain", "x = (", "not\n", "y", "", ")"),
        new("minus chain", "x = (", "-\n", "y", "", ")"),
        new("lists", "x = ", "[\n", "1", "]\n", ""),
        new("sets", "x = ", "{\n", "1", "}\n", ""),
        new("dictionaries", "x = ", "{1:\n", "1", "}\n", ""),
        new("lambdas", "x = (", "lambda:\n", "1", "", ")"),
        new("ternary chain", "x = (", "a if b else\n", "c", "", ")"),
        new("comprehensions", "x = ", "[a for a in\n", "b", "]\n", ""),
        new("else-if chain", "if a:\n  b()\n", "", "", "elif a:\n  b()\n", ""),
        new("many statements", "", "", "", "x = f(x)\n", ""),
        new("many ifs", "", "", "", "if a:\n  x = f(x)\n", ""),
        new("many functions", "", "", "", "def f(a):\n  return f(a)\n", ""),
        new("statements left open", "", "if a:\n", "", "", ""),
        new("functions left open", "", "def f():\n", "", "", ""),
        new("assignment chain", "", "a = \\\n", "1", "", ""),
        new("decorators", "", "@a\n", "def f(): pass", "", ""),
        new("patterns", "match a:\n  case ", "[\n", "1", "]\n", ": pass"),
        new("formatted texts", "x = ", "f'{\n", "1", "}'\n", ""),
        new("stairs of ifs", i => $"{Spaces(i)}if a:\n"),
        new("stairs of functions", i => $"{Spaces(i)}def f():\n"),
        new("stairs of classes", i => $"{Spaces(i)}class A:\n"),
        new("stairs of loops", i => $"{Spaces(i)}for a in b:\n"),
        new("stairs of tries", i => $"{Spaces(i)}try:\n"),
        new("stairs of contexts", i => $"{Spaces(i)}with a:\n"),
    ];

    private static readonly Dictionary<string, Shape[]> ByFile = new()
    {
        ["a.py"] = Python,
        ["a.js"] = [.. Scripts, .. Elements],
        ["a.ts"] = Typed,
        ["a.tsx"] = [.. Typed.Where(s => s.Name is not "casts"), .. Elements],
        ["a.java"] = Java,
        ["a.c"] = C,
        ["a.cpp"] = Cpp,
        ["a.cs"] = Sharp,
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (file, shapes) in ByFile)
            {
                foreach (var shape in shapes)
                {
                    data.Add(file, shape.Name);
                }
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task No_depth_and_no_length_is_too_much(string file, string shape)
    {
        var text = ByFile[file].Single(s => s.Name == shape).Text();
        var (analysis, _) = await Analysed.Content(file, text);
        Assert.NotNull(analysis.Language);
        Assert.DoesNotContain(analysis.Gaps, g => g.Reason is "minified" or "generated" or "too-large" or "binary");
    }

    private static string Spaces(int count) => new(' ', count);

    /// <summary>A text that repeats its opening, then its closing part.</summary>
    private sealed class Shape
    {
        private readonly Func<string> make;

        internal Shape(string name, string before, string open, string middle, string close, string after)
            : this(name, () => Repeat(before, open, middle, close, after)) { }

        internal Shape(string name, Func<int, string> line)
            : this(name, () => Stairs(line)) { }

        private Shape(string name, Func<string> make) => (Name, this.make) = (name, make);

        internal string Name { get; }

        internal string Text() => make();

        internal Shape In(string before, string after) => new(Name, () => before + make() + after);

        private static string Repeat(string before, string open, string middle, string close, string after)
        {
            var most = open.Length == 0 ? Length : Depth;
            var times = Math.Min(most, MostBytes / (open.Length + close.Length));
            var text = new StringBuilder(before);
            text.Insert(text.Length, open, times);
            text.Append(middle);
            text.Insert(text.Length, close, times);
            return text.Append(after).ToString();
        }

        private static string Stairs(Func<int, string> line)
        {
            var text = new StringBuilder();
            for (var i = 0; text.Length < MostBytes; i++)
            {
                text.Append(line(i));
            }
            return text.Append(Spaces(1400)).Append("b()\n").ToString();
        }
    }
}
