using Pawl.Analysis.Form;

namespace Pawl.Tests.Languages;

public sealed class CTests
{
    private static FileForm Form(string source) => Lowered.From("c", source);

    private static string Printed(string source) => FormPrinter.Print(Form(source)).ReplaceLineEndings("\n").TrimEnd();

    private static Statement[] Body(string statements) => Form($"void f(int a, char *s) {{ {statements} }}").Functions[0].Body.Statements;

    private static Expression Value(string expression) =>
        Assert.IsType<Assignment>(Assert.IsType<ExpressionStatement>(Assert.Single(Body($"x = {expression};"))).Expression).Value;

    private static string Lines(params string[] lines) => string.Join('\n', lines);

    [Fact]
    public void One_declaration_for_each_variable_with_its_type() =>
        Assert.Equal(
            Lines(
                "declare static count: int = 3",
                "declare static p: int *",
                "declare b: char size 10",
                "declare grid: char[4] size 3",
                "declare names: char * size 2 = [\"a\", \"b\"]",
                "declare const text: const char size 6 = \"hello\"",
                "declare handler: int() *",
                "declare row: int[4] *",
                "declare unsigned_long: unsigned long",
                "declare u: struct user *"
            ),
            Printed(
                """
                static int count = 3, *p;
                char b[10], grid[3][4], *names[] = {"a", "b"};
                const char text[] = "hello";
                int (*handler)(int, char *);
                int (*row)[4];
                unsigned  long unsigned_long;
                struct user *u;
                int prototype(int);
                """
            )
        );

    [Fact]
    public void Functions_have_parameters_and_types()
    {
        var form = Form(
            """
            static inline char *copy(const char *from, size_t n, char *argv[], void (*done)(int), ...) { return 0; }
            int main(void) { return 0; }
            int old(a, b) char *a; int b; { return b; }
            struct s *(*pick(int n))(void) { return 0; }
            """
        );
        Assert.Equal(["copy", "main", "old", "pick"], form.Functions.Select(f => f.Id));
        var copy = form.Functions[0];
        Assert.Equal("char *", copy.ReturnType);
        Assert.Equal(["static", "inline"], copy.Modifiers);
        Assert.Equal(
            ["const char * from", "size_t n", "char *[] argv", "void() * done", " ..."],
            copy.Parameters.Select(p => $"{p.Type} {p.Id}")
        );
        Assert.True(copy.Parameters[^1].Variadic);
        Assert.Empty(form.Functions[1].Parameters);
        Assert.Equal(["char * a", "int b"], form.Functions[2].Parameters.Select(p => $"{p.Type} {p.Id}"));
    }

    [Fact]
    public void Structures_enumerations_and_names_for_types()
    {
        var form = Form(
            """
            #include <openssl/md5.h>
            #include "../lib/own.h"
            typedef struct point { int x, y; char tag[8]; } point_t, *point_p;
            typedef unsigned char byte;
            typedef struct { point_t at; } anonymous;
            union word { int i; float f; };
            enum colour { RED, GREEN = 5, BLUE };
            struct node { struct node *next; enum { A, B } kind; } head;
            """
        );
        Assert.Equal(
            [("", "openssl/md5.h"), ("", "lib/own.h"), ("point_t", "point"), ("byte", "unsigned char")],
            form.Imports.Select(i => (i.Local, i.Qualified))
        );
        Assert.Equal(["point", "anonymous", "word", "node"], form.Classes.Select(c => c.Id));
        Assert.Equal(["int x", "int y", "char tag"], form.Classes[0].Fields.Select(f => $"{f.Type} {((Name)f.Target).Id}"));
        var constants = form.Module.Body.Statements.SelectMany(s => s is Block b ? b.Statements : [s]).OfType<Declaration>();
        Assert.Equal(
            ["RED=0", "GREEN=5", "BLUE=6"],
            constants.Where(d => d.Modifiers.Contains("enum")).Take(3).Select(d => $"{((Name)d.Target).Id}={((Literal)d.Value!).Text}")
        );
        Assert.Contains(constants, d => d.Target is Name { Id: "head" } && d.Type == "struct node");
    }

    [Theory]
    [InlineData("0xFFul", "255")]
    [InlineData("017", "15")]
    [InlineData("0b101", "5")]
    [InlineData("1'000", "1000")]
    [InlineData("-5", "-5")]
    [InlineData("1.5f", "1.5")]
    [InlineData("'\\n'", "\n")]
    [InlineData("L'x'", "x")]
    [InlineData("\"a\\x41\\101\\\"\" \"b\"", "aAA\"b")]
    [InlineData("\"%\" PRIu64 \"\\n\"", "%lu\n")]
    [InlineData("L\"wide\"", "wide")]
    [InlineData("_T(\"t\")", "t")]
    [InlineData("INT_MAX", "2147483647")]
    [InlineData("NULL", "null")]
    public void Constants_are_values(string source, string value) => Assert.Equal(value, Assert.IsType<Literal>(Value(source)).Text);

    [Fact]
    public void A_macro_is_what_it_stands_for_where_it_is_used()
    {
        var form = Form(
            """
            #define ARG data
            #define RUN EXEC // see below
            #define EXEC execl
            #define N (4 * K)
            #define K 8
            #define NAME "/tmp" \
                "/x.txt"
            #define CALL(x) g(x)
            #define GUARD
            #ifdef X
            #define MODE 1
            #else
            #define MODE 2
            #endif
            void f(char *data) { RUN(NAME, ARG, N, MODE); }
            """
        );
        Assert.Equal(
            "execl(\"/tmp/x.txt\", data, 4 * 8, MODE)",
            FormPrinter.Print(Assert.IsType<ExpressionStatement>(Assert.Single(form.Functions[0].Body.Statements)).Expression)
        );
        Assert.Equal(["ARG", "CALL", "EXEC", "K", "NAME", "RUN"], form.Macros.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["K", "NAME"], form.Module.Body.Statements.OfType<Declaration>().Select(d => ((Name)d.Target).Id));
    }

    [Fact]
    public void Statements_keep_their_shape() =>
        Assert.Equal(
            Lines(
                "fn f(a: int, s: char *): void",
                "  for a < 3",
                "    initial",
                "      declare i: int = 0",
                "    step ++i",
                "    continue",
                "  do-while a",
                "    break",
                "  if not s",
                "    goto out",
                "  else if a",
                "    return a",
                "  label out",
                "    free(s)"
            ),
            Printed(
                "void f(int a, char *s) { for (int i = 0; a < 3; i++) continue; do { break; } while (a); if (!s) goto out; else if (a) return a; out: free(s); }"
            )
        );

    [Fact]
    public void Cases_fall_through_until_they_jump()
    {
        var cases = Assert
            .IsType<Switch>(
                Assert.Single(
                    Body(
                        "switch (a) { case 1: g(); case 2: { h(); break; } \n#ifdef X\n case 3: return; \n#endif\n default: exit(1); case 9: g(); }"
                    )
                )
            )
            .Cases;
        Assert.Equal([true, false, false, false, false], cases.Select(c => c.FallsThrough));
        Assert.Equal([1, 1, 1, 0, 1], cases.Select(c => c.Values.Count));
    }

    [Fact]
    public void Both_branches_of_conditional_code_are_there()
    {
        var choice = Assert.IsType<If>(Assert.Single(Body("\n#if defined(A) && B\n g();\n#elif C\n h();\n#else\n i();\n#endif\n")));
        Assert.Empty(Assert.IsType<Unknown>(choice.Test).Children);
        Assert.NotNull(Assert.IsType<If>(choice.Otherwise).Otherwise);
        Assert.Empty(Body("\n#if 0\n g();\n#endif\n"));
        Assert.Equal(["f", "g"], Form("#ifdef X\nvoid f(void) {}\n#else\nvoid g(void) {}\n#endif").Functions.Select(f => f.Id));
    }

    [Fact]
    public void Expressions_of_pointers_members_and_initial_values()
    {
        Assert.True(Assert.IsType<Member>(Value("s->next")).Dereferences);
        Assert.False(Assert.IsType<Member>(Value("s.next")).Dereferences);
        Assert.Equal(UnaryOperator.AddressOf, Assert.IsType<Unary>(Value("&s[1]")).Operator);
        Assert.Equal("char *", Assert.IsType<Cast>(Value("(char *)s")).Type);
        Assert.Equal("const struct a *", Assert.IsType<Cast>(Value("(const struct a *)s")).Type);
        Assert.Equal("int[3]", Assert.IsType<Cast>(Value("(int[3]){1, 2, 3}")).Type);
        Assert.Equal("struct user", Assert.IsType<Name>(Assert.IsType<Unary>(Value("sizeof(struct user)")).Operand).Id);
        Assert.Equal("a", Assert.IsType<Name>(Assert.IsType<Unary>(Value("sizeof a")).Operand).Id);
        Assert.Equal(Operator.Comma, Assert.IsType<Binary>(Value("(a, s)")).Operator);
        Assert.Equal(Operator.Or, Assert.IsType<Binary>(Value("a ?: s")).Operator);
        Assert.IsType<Name>(Assert.IsType<Call>(Value("(*s)(a)")).Callee);
        Assert.Equal("a", Assert.IsType<Name>(Value("likely(a)")).Id);
        var map = Assert.IsType<Collection>(Assert.IsType<Declaration>(Assert.Single(Body("struct c v = {.host = s, .port = 1};"))).Value);
        Assert.Equal(["host", "port"], map.Entries.Select(e => ((Literal)e.Key!).Text));
        Assert.IsType<Lambda>(Assert.IsType<Call>(Value("({ int y = a; y; })")).Callee);
    }

    [Fact]
    public void Mangled_code_does_not_derail()
    {
        var form = Form(
            """
            PUBLIC(int) first(void) { return 1; }
            BEGIN_DECLS
            static int __init second(void) { return 2; }
            DEFINE_TEST(third) { check(1); }
            int fourth(int a { return a; }
            int fifth(void) { if (x { y(); } return 5; }
            int sixth(void) { return 6; }
            """
        );
        Assert.Contains(form.Functions, f => f.Id == "first");
        Assert.Contains(form.Functions, f => f.Id == "second");
        Assert.Contains(form.Functions, f => f.Id == "sixth");
        Assert.NotNull(Form("int f() { return ((((; }"));
        Assert.NotNull(Form("struct { int a; "));
    }

    [Fact]
    public void Long_chains_do_not_nest_without_end()
    {
        Assert.IsType<Binary>(Value(string.Join(" + ", Enumerable.Repeat("a", 20_000))));
        Assert.NotNull(Value(new string('(', 20_000) + "a" + new string(')', 20_000)));
        Assert.NotNull(Form("int " + new string('*', 20_000) + "p;"));
        Assert.NotNull(Form("int f() { " + new string('{', 5_000) + new string('}', 5_000) + " }"));
        Assert.NotNull(Form(string.Concat(Enumerable.Repeat("struct a { ", 2_000)) + string.Concat(Enumerable.Repeat("} x;", 2_000))));
    }

    [Fact]
    public void An_assert_and_an_exit_end_the_way()
    {
        Assert.IsType<Pawl.Analysis.Form.Assert>(Assert.Single(Body("assert(a > 0);")));
        Assert.IsType<Throw>(Assert.IsType<Block>(Assert.Single(Body("exit(1);"))).Statements[1]);
    }
}
