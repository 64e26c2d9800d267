using Pawl.Analysis.Form;

namespace Pawl.Tests.Languages;

public sealed class PythonTests
{
    private static string Print(string source) => FormPrinter.Print(Lowered.From("python", source)).TrimEnd('\n');

    [Theory]
    [InlineData("import os", "import os = os")]
    [InlineData("import os.path", "import os = os\nimport os.path = os.path")]
    [InlineData("import os.path as p, sys", "import p = os.path\nimport sys = sys")]
    [InlineData("from flask import request, Flask as F", "import request = flask.request\nimport F = flask.Flask")]
    [InlineData("from . import a", "import a = .a")]
    [InlineData("from ..m import (a, b as c,)", "import a = ..m.a\nimport c = ..m.b")]
    [InlineData("from m import *", "import * = m")]
    [InlineData("from __future__ import annotations", "import annotations = __future__.annotations")]
    public void Imports(string source, string printed) => Assert.Equal(printed, Print(source));

    [Theory]
    [InlineData("'a' \"b\" r'\\n'", "\"ab\\\\n\"")]
    [InlineData("'\\x41\\u00e9\\101\\n\\\n\\q'", "\"A\\u00e9A\\n\\\\q\"")]
    [InlineData("b'x' + 'y' + z + 'a' + 'b'", "(\"xy\" + z + \"ab\")")]
    [InlineData("0x1F", "31")]
    [InlineData("1_000", "1000")]
    [InlineData("0o17", "15")]
    [InlineData("017", "15")]
    [InlineData("0b1_1", "3")]
    [InlineData("-5", "-5")]
    [InlineData("1e3", "1000")]
    [InlineData("3j", "3")]
    [InlineData("None, True, False", "[null, true, false]")]
    public void Constants(string source, string printed) => Assert.Equal("v = " + printed, Print("v = " + source));

    [Theory]
    [InlineData("f'a{x}b{y!r:>10}{n:.2f}{{}}{z:{w}}'", "$(\"a\", x, \"b\", repr(y), n as int, \"{}\", z, w)")]
    [InlineData("f'{d:%Y-%m-%d}'", "$(d)")]
    [InlineData("'a %s %d%% %r' % (x, y, z)", "$(\"a \", x, \" \", y as int, \"% \", repr(z))")]
    [InlineData("'a %s' % x", "$(\"a \", x)")]
    [InlineData("'%(k)s-%(l)s' % {'k': x, 'l': 'c'}", "$(x, \"-c\")")]
    [InlineData("'%(k)s' % locals()", "$(locals()[\"k\"])")]
    [InlineData("'{} {0.a} {k!r} {:d} {{}}'.format(x, 3, k=z)", "$(x, \" \", x, \" \", repr(z), \" \", 3 as int, \" {}\")")]
    [InlineData("'{} {}'.format(*xs)", "$(xs, \" \", xs)")]
    [InlineData("'{} {}'.format(x)", "\"{} {}\".format(x)")]
    [InlineData("'a' f'{x}' 'b'", "$(\"a\", x, \"b\")")]
    [InlineData("t % x", "(t % x)")]
    public void Text(string source, string printed) => Assert.Equal("v = " + printed, Print("v = " + source));

    [Theory]
    [InlineData("a < b < c", "(a < b) and (b < c)")]
    [InlineData("x is not None and k not in y or not z", "((x != null) and (k not-in y)) or (not z)")]
    [InlineData("f(a, *b, k=c, **d)", "f(a, ...b, k: c, ...d)")]
    [InlineData("f(x for x in y if x)", "f([x for x in y if x])")]
    [InlineData("{k: v for k, v in m.items()}", "{k: v for [k, v] in m.items()}")]
    [InlineData("{**a, 'k': 1}", "{...a, \"k\": 1}")]
    [InlineData("[*a, (b, c), {d}]", "[...a, [b, c], [d]]")]
    [InlineData("a[1:2], a[b, c], a['k']", "[a[:], a[[b, c]], a[\"k\"]]")]
    [InlineData("x if t else y", "t ? x : y")]
    [InlineData("await f", "await f")]
    [InlineData("(yield)", "yield null")]
    [InlineData("g((n := f()))", "g(n = f())")]
    [InlineData("a.b.c(d)", "a.b.c(d)")]
    [InlineData("a // b @ c", "(a / b) * c")]
    [InlineData("~x, +x, -x", "[(~x), (other x), (-x)]")]
    public void Expressions(string source, string printed) => Assert.Equal(printed, Print(source));

    [Fact]
    public void Assignments()
    {
        Assert.Equal("a = (b = 1)", Print("a = b = 1"));
        Assert.Equal("[a, [b, ...c]] = d", Print("a, (b, *c) = d"));
        Assert.Equal("declare x: T = 1", Print("x: 'Optional[T]' = 1"));
        Assert.Equal("a.b += 2", Print("a.b += 2"));
        Assert.Equal("f = fn f\n  fn f(x)\n    return x", Print("f = lambda x: x"));
        Assert.Equal("fn f()\n  declare global G\n  block\n    delete a\n    delete b", Print("def f():\n  global G\n  del a, b"));
    }

    [Fact]
    public void Control()
    {
        Assert.Equal("if a\n  b\nelse if c\n  d\nelse\n  e", Print("if a: b\nelif c: d\nelse: e"));
        Assert.Equal("foreach [i, j] in x\n  break\nelse\n  e", Print("for i, j in x: break\nelse: e"));
        Assert.Equal("while a\n  continue", Print("while a: continue"));
        Assert.Equal(
            "try\n  a\ncatch E, x.F as e\n  throw\ncatch\nelse\n  b\nfinally\n  c",
            Print("try: a\nexcept (E, x.F) as e: raise\nexcept: ...\nelse: b\nfinally: c")
        );
        Assert.Equal("throw E(a)", Print("raise E(a) from b"));
        Assert.Equal("assert a", Print("assert a, 'why'"));
    }

    [Fact]
    public void Resources_and_locks()
    {
        Assert.Equal(
            "using\n  declare f = open(p)\n  do\n    lock self._lock\n      using\n        tmp()\n        do\n          f.read()",
            Print("with open(p) as f, self._lock, tmp(): f.read()")
        );
        Assert.Equal("using\n  declare [a, b] = c\n  declare d = e\n  do\n    f", Print("async with (c as (a, b), e as d): f"));
    }

    [Fact]
    public void Patterns()
    {
        Assert.Equal(
            """
            switch a.b
              case "x", -1
                1
              case ?("q")
                p = a.b[0]
                r = a.b[:]
                use(p)
              case ?() when (v = a.b["k"]) , v
                v
              case ?(Point, 0)
                yy = a.b.y
                pt = a.b
                pt
              case ?(str)
                s = a.b
                s
              case Color.RED
                4
              default
                other = a.b
                5
            """,
            Print(
                """
                match a.b:
                    case "x" | -1: 1
                    case [p, "q", *r]: use(p)
                    case {"k": v} if v: v
                    case Point(x=0, y=yy) as pt: pt
                    case str(s): s
                    case Color.RED: 4
                    case (other): 5
                """
            )
        );
        Assert.Equal("switch [a, b]\n  case ?(1)\n    x = b\n    x\n  default\n    2", Print("match a, b:\n  case 1, x: x\n  case _: 2"));
        Assert.Equal("block\n  <match> = f()\n  switch <match>\n    default\n      x = <match>\n      x", Print("match f():\n  case x: x"));
    }

    [Fact]
    public void Functions_and_classes()
    {
        var form = Lowered.From(
            "python",
            """
            @app.route("/x", methods=["GET"])
            @login_required
            async def f(a, b: int = 1, *args: str, c: Optional["db.Conn"] = None, q: Annotated[str, Query(min=3)] = "x", **kw) -> list[str]:
                '''doc'''
                def inner(): return 1
            class A(B[int], metaclass=M):
                "doc"
                n: int = 1
                k = 2
                if X:
                    def one(self): pass
                else:
                    def two(self): pass
                class N: pass
                register("x")
                def __init__(self, q): self.q = q
            """
        );
        Assert.Equal(
            """
            @app.route("/x", methods: ["GET"])
            @login_required
            async fn f(a, b: int = 1, ...args: str, c: db.Conn = null, @Query(min: 3) q: str = "x", ...kw): list[str]
              fn f.inner()
                return 1
            block
              class A(B)
                declare n: int = 1
                declare k = 2
                fn A.one(self)
                fn A.two(self)
                fn A.<init>(self, q)
                  self.q = q
              class N
              register("x")

            """,
            FormPrinter.Print(form)
        );
        Assert.Equal(["f", "f.inner", "A.one", "A.two", "A.<init>"], form.Functions.Select(f => f.QualifiedName));
        Assert.Equal(["A", "N"], form.Classes.Select(c => c.Id));
        Assert.Equal("A", form.Functions[^1].ClassName);
    }

    [Theory]
    [InlineData("x: T | None", "T")]
    [InlineData("x: None | a.T", "a.T")]
    [InlineData("x: Union[a.T, None]", "a.T")]
    [InlineData("x: typing.Optional[List[int]]", "List[int]")]
    [InlineData("x: int | str", "int|str")]
    [InlineData("x: 'T'", "T")]
    public void Types_lose_what_only_wraps_them(string source, string type) => Assert.Equal("declare x: " + type, Print(source));

    [Fact]
    public void Comments_are_kept_and_lost_strings_are_not()
    {
        var form = Lowered.From("python", "# one\n'''two'''\nx = 1  # three\n");
        Assert.Equal(["# one", "# three"], form.Comments.Select(c => c.Text));
        Assert.Equal("x = 1\n", FormPrinter.Print(form));
    }

    [Theory]
    [InlineData("abort(404)", "throw abort(404)")]
    [InlineData("sys.exit(1)", "throw sys.exit(1)")]
    [InlineData("parser.error('x')", "throw parser.error(\"x\")")]
    [InlineData("logger.error('x')", "logger.error(\"x\")")]
    public void Calls_that_never_return_throw(string source, string printed) => Assert.Equal(printed, Print(source));

    [Fact]
    public void A_slash_joins_paths_unless_a_number_shows()
    {
        Assert.Equal("p = (base other name)", Print("p = base / name"));
        Assert.Equal("p = (len(a) / n)", Print("p = len(a) / n"));
    }

    [Fact]
    public void A_route_tells_the_types_of_its_parameters() =>
        Assert.Equal(
            "@app.route(\"/u/<int:id>/<name>\")\nfn f(id: int, name)",
            Print("@app.route('/u/<int:id>/<name>')\ndef f(id, name): pass")
        );

    [Fact]
    public void The_old_statements_are_calls()
    {
        Assert.Equal("print(\"a\", b)", Print("print 'a', b"));
        Assert.Equal("exec(code, scope)", Print("exec code in scope"));
    }

    [Theory]
    [InlineData("def f(:\n  return x +\nclass")]
    [InlineData("f'{' + \"%\" % ")]
    [InlineData("match x:\n  case [")]
    [InlineData("'%(' % x; '%' % y; '{' .format(a); '%(a' % b; '%5' % c")]
    [InlineData("import\nfrom . import\nwith\nexcept:\nx[")]
    [InlineData("\0\u00ff")]
    public void Broken_text_is_lowered_too(string source) => Assert.NotNull(Print(source));

    [Fact]
    public void Long_and_deep_text_is_bounded()
    {
        Assert.Equal(100_000, Print("v = " + string.Join(" + ", Enumerable.Repeat("a", 100_000))).Count(c => c == 'a'));
        Assert.NotEmpty(Print("v = " + string.Join(" + ", Enumerable.Repeat("'a'", 100_000))));
        Assert.NotEmpty(Print("v = " + new string('(', 20_000) + "a" + new string(')', 20_000)));
        Assert.NotEmpty(Print("v = a" + string.Concat(Enumerable.Repeat(".b(c)", 20_000))));
        Assert.NotEmpty(Print("if a: b\n" + string.Concat(Enumerable.Repeat("elif a: b\n", 20_000))));
        Assert.NotEmpty(Print($"v = '{string.Concat(Enumerable.Repeat("%(", 200_000))}' % x"));
        Assert.NotEmpty(
            Print($"v = '{string.Concat(Enumerable.Repeat("%s", 20_000))}' % ({string.Join(", ", Enumerable.Repeat("x", 20_000))})")
        );
        Assert.NotEmpty(Print("match x:\n  case " + new string('[', 2_000) + new string(']', 2_000) + ": y"));
    }
}
