using Pawl.Analysis.Form;
using Index = Pawl.Analysis.Form.Index;

namespace Pawl.Tests.Form;

public sealed class FormPrinterTests
{
    private static Name N(string id) => new(default, id);

    private static Literal S(string text) => new(default, LiteralKind.String, text);

    private static Binary B(Operator op, Expression left, Expression right) => new(default, op, left, right);

    [Fact]
    public void Brackets_follow_the_nesting()
    {
        Assert.Equal("(a + b + c)", FormPrinter.Print(B(Operator.Add, B(Operator.Add, N("a"), N("b")), N("c"))));
        Assert.Equal("(a + (b + c))", FormPrinter.Print(B(Operator.Add, N("a"), B(Operator.Add, N("b"), N("c")))));
        Assert.Equal("((a and b) or c)", FormPrinter.Print(B(Operator.Or, B(Operator.And, N("a"), N("b")), N("c"))));
    }

    [Fact]
    public void A_long_chain_does_not_recurse()
    {
        Expression chain = N("a");
        for (var i = 0; i < 200_000; i++)
        {
            chain = B(Operator.Add, chain, N("a"));
        }
        Assert.Equal(("(a" + string.Concat(Enumerable.Repeat(" + a", 200_000)) + ")").Length, FormPrinter.Print(chain).Length);
    }

    [Fact]
    public void Every_notation_is_readable()
    {
        Expression call = new Call(
            default,
            new Member(default, N("db"), "run"),
            [new(S("a\"\n\u202e")), new(N("x"), "to"), new(N("xs"), null, true)]
        );
        Assert.Equal("""db.run("a\"\n\u202e", to: x, ...xs)""", FormPrinter.Print(call));
        Expression map = new Collection(default, CollectionKind.Map, [new(S("k"), N("v")), new(null, N("m"), true)]);
        Assert.Equal("""{"k": v, ...m}""", FormPrinter.Print(map));
        Expression slice = new Index(default, new Index(default, N("a"), N("i")), null);
        Assert.Equal("a[i][:]", FormPrinter.Print(slice));
        Expression text = new Interpolation(default, [S("x="), N("x")], N("html"));
        Assert.Equal("""html$("x=", x)""", FormPrinter.Print(text));
        Expression each = new Comprehension(default, CollectionKind.List, new(null, N("x")), [new(N("x"), N("xs"), [N("x")])]);
        Assert.Equal("[x for x in xs if x]", FormPrinter.Print(each));
    }

    [Fact]
    public void A_function_value_stands_below_its_line()
    {
        var inner = new Function(
            default,
            default,
            "<lambda>",
            "f.<lambda>",
            null,
            [new(default, "x", "int", null, [], true)],
            null,
            [],
            [],
            new Block(default, [new Return(default, N("x"))])
        );
        var outer = new Function(
            default,
            default,
            "f",
            "f",
            null,
            [],
            "T",
            ["static"],
            [new(default, "get", [new(S("/"))])],
            new Block(
                default,
                [
                    new If(
                        default,
                        N("t"),
                        new Break(default),
                        new If(default, N("u"), new Block(default, [new ExpressionStatement(default, new Lambda(default, inner))]), null)
                    ),
                ]
            )
        );
        Assert.Equal(
            """
            @get("/")
            static fn f(): T
              if t
                break
              else if u
                fn <lambda>
                  fn f.<lambda>(...x: int)
                    return x

            """,
            FormPrinter.Print(outer)
        );
    }
}
