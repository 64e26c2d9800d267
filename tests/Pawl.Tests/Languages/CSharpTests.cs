using Pawl.Analysis.Form;

namespace Pawl.Tests.Languages;

public sealed class CSharpTests
{
    private static string Module(string source) => FormPrinter.Print(Lowered.From("csharp", source)).TrimEnd();

    /// <summary>The form of statements at the top of a file.</summary>
    private static void Lowers(string source, string form) => Assert.Equal(form.ReplaceLineEndings("\n"), Module(source));

    [Fact]
    public void Imports_attributes_classes_and_members()
    {
        Lowers(
            """
            using System; using static System.Math; using X = System.IO.Path; global using Y;
            [assembly: Foo("x")]
            namespace A.B;
            [ApiController, RouteAttribute("api/[controller]")]
            public partial class C<T>(ILogger<C> log, int n = 3) : Base<T>(log), N.I where T : class {
              [Required, StringLength(10, MinimumLength = 2)] public string? Name { get; set; } = "x";
              public string Full => a + b;
              private static readonly string key = "k", other;
              public event EventHandler F { add { x(); } remove { y(); } }
              public C(int a) : this(a, 1) { }
              ~C() { }
              public int this[int i] { get => xs[i]; set { xs[i] = value; } }
              public static C operator +(C a, C b) => a;
              public static implicit operator string(C c) => throw new E();
              Response I.Foo([FromQuery(Name = "q")] string s, params string[] rest) => new(s);
              abstract void Nothing();
              enum Color : byte { Red = 1, [Obs] Green }
            }
            record R(string Name) : B(Name);
            interface J { int N() => 3; }
            """,
            """
            import * = System
            import * = System.Math
            import X = System.IO.Path
            import * = Y
            block
              @ApiController
              @Route("api/[controller]")
              public partial class C(Base, N.I)
                declare log: ILogger<C>
                declare n: int
                @Required
                @StringLength(10, MinimumLength: 2)
                declare public Name: string? = "x"
                declare public Full: string
                declare private static readonly key: string = "k"
                declare private static readonly other: string
                declare public F: EventHandler
                fn C.<init>(log: ILogger<C>, n: int = 3)
                  base(log)
                public fn C.Full.get(): string
                  return a + b
                public fn C.F.add(value: EventHandler): void
                  x()
                public fn C.F.remove(value: EventHandler): void
                  y()
                public fn C.<init>(a: int)
                  this(a, 1)
                fn C.~C()
                public fn C.this.get(i: int): int
                  return xs[i]
                public fn C.this.set(i: int, value: int): void
                  xs[i] = value
                public static fn C.operator+(a: C, b: C): C
                  return a
                public static fn C.operator string(c: C): string
                  throw new E()
                fn C.Foo(@FromQuery(Name: "q") s: string, ...rest: string[]): Response
                  return new Response(s)
                abstract fn C.Nothing(): void
              class Color(byte)
                declare public const Red = 1
                @Obs
                declare public const Green
            class R(B)
              declare Name: string
              fn R.<init>(Name: string)
                base(Name)
            class J
              fn J.N(): int
                return 3
            """
        );
        var form = Lowered.From("csharp", "class A { class B { enum E { X } void M() { int F() => 1; } } }");
        Assert.Equal(["A", "B", "E"], form.Classes.Select(c => c.Id));
        Assert.Equal(["A.B.M", "A.B.M.F"], form.Functions.Select(f => f.QualifiedName));
        Assert.All(form.Functions, f => Assert.Equal("B", f.ClassName));
    }

    [Fact]
    public void Statements()
    {
        Lowers(
            """
            using var f = File.OpenRead(p);
            await foreach (var (k, v) in d) continue;
            using (var a = b()) using (c) d();
            lock (this) { x(); }
            try { a(); } catch (IOException e) when (e.Data == null) { b(); } catch { throw; } finally { c(); }
            for (int i = 0, j = 1; i < 3; i++, j--) { }
            while (true) { break; }
            do x(); while (y);
            if (a) b(); else if (c) d(); else { e(); }
            goto end; end: ;
            checked { y++; }
            unsafe { fixed (byte* q = arr) { *q = 1; } }
            #if DEBUG
            foo();
            #elif OTHER
            bar();
            #endif
            const int n = 3;
            """,
            """
            using
              declare f = File.OpenRead(p)
              do
                foreach [k, v] in d
                  continue
                using
                  declare a = b()
                  do
                    using
                      c
                      do
                        d()
                lock this
                  x()
                try
                  a()
                catch IOException as e
                  if e.Data == null
                    b()
                  else
                    throw
                catch Exception
                  throw
                finally
                  c()
                for i < 3
                  initial
                    declare i: int = 0
                  initial
                    declare j: int = 1
                  step ++i
                  step --j
                while true
                  break
                do-while y
                  x()
                if a
                  b()
                else if c
                  d()
                else
                  e()
                goto end
                label end
                block
                  checked()
                  ++y
                block
                  block
                    using
                      declare q: byte* = arr
                      do
                        (*q) = 1
                if DEBUG
                  foo()
                else if OTHER
                  bar()
                declare const n: int = 3
            """
        );
    }

    [Fact]
    public void Switches_and_patterns()
    {
        Lowers(
            """
            switch (a) { case 1: case 2 or 3: foo(); break; case string s when s == "x": return; case > 3: break; case Color.Red: break; default: break; }
            if (o is string { Length: > 0 } t and not "x") { }
            if (f() is not Foo g) return;
            if (x is not null and { A.B: 3 }) { }
            if (x is [1, .., var l] or (int y, _)) { }
            var q = o switch { 1 => "a", int v when v > 2 => v, { Name: "x" } => b, _ => throw new E() };
            var w = f(x) switch { true => 1, _ => 2 };
            var u = (a, b) switch { (1, _) => c, _ => d };
            """,
            """
            switch a
              case 1 falls
              case 2, 3
                foo()
                break
              default when ((s = (a as string)) , (a is string)) and (s == "x")
                return
              default when a > 3
                break
              case Color.Red
                break
              default
                break
            if (t = (o as string)) , ((o is string) and (o.Length > 0) and (not (o == "x")))
            if (g = f()) , (not (g is Foo))
              return
            if (not (x == null)) and ((x != null) and (x.A.B == 3))
            if (l = x[:]) , ((y = (x[0] as int)) , (((x != null) and (x[0] == 1)) or ((x != null) and (x[0] is int))))
            declare q = ((o == 1) ? "a" : ((v = (o as int)) , ((o is int) and (v > 2))) ? v : ((o != null) and (o.Name == "x")) ? b : (throw new E()))
            declare w = ((<subject> = f(x)) , ((<subject> == true) ? 1 : 2))
            declare u = ((a == 1) ? c : d)
            """
        );
    }

    [Theory]
    [InlineData("x is null && y", "(x == null) and y")]
    [InlineData("x is not null && y is not null || z", "((not (x == null)) and (not (y == null))) or z")]
    [InlineData("q && x is null || r || s", "(q and (x == null)) or r or s")]
    [InlineData("q && x is null && r || s", "(q and ((x == null) and r)) or s")]
    [InlineData("x is > 3 and < 5 && y", "(x > 3) and (x < 5) and y")]
    [InlineData("x is not Foo && y == 1", "(not (x is Foo)) and (y == 1)")]
    [InlineData("x is { A: null } && y", "(x != null) and (x.A == null) and y")]
    [InlineData("x is 'a' or 'b' && (y is 1 || z)", "((x == 'a') or (x == 'b')) and ((y == 1) or z)")]
    public void What_follows_a_pattern_is_no_part_of_it(string source, string form) => Lowers($"a = {source};", $"a = ({form})");

    [Fact]
    public void Objects_collections_and_queries()
    {
        Lowers(
            """
            SqlCommand c = new(sql) { CommandType = T.Text };
            List<string> l = new() { "a" };
            var p = new P { A = 1, B = { C = 2 } };
            var m = new Dictionary<string, string>(StringComparer.Ordinal) { { "a", b }, ["c"] = d };
            int[] i = { 1, 2 }; var j = new[,] { { 1, 2 } }; var k = new byte[n]; int[] x = [1, ..xs];
            Span<byte> s = stackalloc byte[n];
            var an = new { A = 1, b.C, d };
            var r = q with { X = 1 };
            (a, var b9) = (1, 2); var (c9, (d9, _)) = t;
            var z = from a in b join c in d on a.x equals c.y where a.z let e = a.w select e;
            var g = from a in b group a by a.k into h select h.Key;
            """,
            """
            declare c: SqlCommand = new SqlCommand(sql, CommandType: T.Text)
            declare l: List<string> = (["a"] as List<string>)
            declare p = new P(A: 1, B: {"C": 2})
            declare m = ({"a": b, "c": d} as Dictionary<string,string>)
            declare i: int[] = [1, 2]
            declare j = [[1, 2]]
            declare k = new byte[](n)
            declare x: int[] = [1, ...xs]
            declare s: Span<byte> = new stackalloc(n)
            declare an = {"A": 1, "C": b.C, "d": d}
            declare r = {...q, "X": 1}
            [a, b9] = [1, 2]
            declare [c9, [d9, _]] = t
            declare z = [e for a in b for c in d if (a.x == c.y) if a.z for e in [a.w]]
            declare g = [h.Key for h in {a.k: a for a in b}]
            """
        );
    }

    [Fact]
    public void Expressions()
    {
        Lowers(
            """
            a?.b.c(); x = a?[0]; x = a!.b; x ??= y ?? z; x >>>= 2; x = -1;
            foo<int>(out var n, ref y, in z, name: 3);
            var t = await task.ConfigureAwait(false);
            x = nameof(a.b) + "!"; x = typeof(List<int>); x = default(int); x = checked(a + 1);
            x = (Foo)y; x = y as Foo; x = y is Foo; x = xs[1..^2]; x = xs[^1]; x = m[1, 2];
            Func<int, int> fn = static (a, b = 3) => a + b;
            app.MapGet("/x", async (string q) => { return q; });
            E += delegate { return; };
            x = c ? d : throw new E(); global::System.IO.File.Delete(p);
            x = "a" + "b" + c + "d" + "e";
            """,
            """
            a?.b.c()
            x = a[0]
            x = a.b
            x ??= (y ?? z)
            x >>= 2
            x = -1
            foo(&n, &y, z, name: 3)
            declare t = (await task)
            x = "b!"
            x = (typeof List)
            x = 0
            x = checked(a + 1)
            x = (y as Foo)
            x = (y as Foo)
            x = (y is Foo)
            x = xs[:]
            x = xs[other 1]
            x = m[1][2]
            declare fn: Func<int,int> = fn fn
              static fn fn(a, b = 3)
                return a + b
            app.MapGet("/x", fn <lambda>)
              async fn <lambda>(q: string)
                return q
            E += fn E
              fn E()
                return
            x = (c ? d : (throw new E()))
            System.IO.File.Delete(p)
            x = ("ab" + c + "de")
            """
        );
    }

    [Theory]
    [InlineData("0xFF_FFu", "65535")]
    [InlineData("0b101L", "5")]
    [InlineData("1_000", "1000")]
    [InlineData("1_0.5f", "10.5")]
    [InlineData("'\\u0041'", "A")]
    [InlineData("\"a\\n\\x41\\\"\"", "a\nA\"")]
    [InlineData("@\"c:\\\"\"d\"", "c:\\\"d")]
    [InlineData("\"x\"u8", "x")]
    [InlineData("\"\"", "")]
    [InlineData("\"\"\"\n      a\n        \"b\"\n      \"\"\"", "a\n  \"b\"")]
    [InlineData("\"\"\"one \"two\" three\"\"\"", "one \"two\" three")]
    [InlineData("$\"{{x}}\"", "{x}")]
    public void Literals(string source, string text)
    {
        var declaration = Assert.IsType<Declaration>(Assert.Single(Lowered.From("csharp", $"var x = {source};").Module.Body.Statements));
        Assert.Equal(text, Assert.IsType<Literal>(declaration.Value).Text);
    }

    [Theory]
    [InlineData("$\"a{b:N2}{{c}}{d,10}\\n\"", "$(\"a\", b, \"{c}\", d, \"\\n\")")]
    [InlineData("$@\"c:\\{d} \"\"q\"\"\"", "$(\"c:\\\\\", d, \" \\\"q\\\"\")")]
    [InlineData("$$\"\"\"\n  {a}\n  {{b}}\n  \"\"\"", "$(\"{a}\\n\", b)")]
    public void Interpolations(string source, string form) => Lowers($"x = {source};", $"x = {form}");

    [Fact]
    public void Long_chains_and_deep_nesting_end()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("a", 20_000));
        Assert.Single(Lowered.From("csharp", $"x = {sum};").Module.Body.Statements);
        var alternatives = string.Join(" or ", Enumerable.Range(0, 5_000));
        Assert.Single(Lowered.From("csharp", $"if (x is {alternatives}) {{ }}").Module.Body.Statements);
        var nested = new string('(', 5_000) + "a" + new string(')', 5_000);
        Assert.Single(Lowered.From("csharp", $"x = {nested};").Module.Body.Statements);
    }
}
