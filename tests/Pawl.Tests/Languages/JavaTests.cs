using Pawl.Analysis.Form;

namespace Pawl.Tests.Languages;

public sealed class JavaTests
{
    private static FileForm Form(string source) => Lowered.From("java", source);

    private static Statement[] Body(string statements) => Form($"class T {{ void m() {{ {statements} }} }}").Functions[0].Body.Statements;

    private static Expression Value(string expression) => Assert.IsType<Declaration>(Assert.Single(Body($"var x = {expression};"))).Value!;

    [Fact]
    public void Imports_classes_fields_and_methods()
    {
        var form = Form(
            """
            package a.b;
            import java.sql.Statement;
            import static java.util.Map.entry;
            import javax.xml.parsers.*;

            @Path("/users")
            public class Users extends Base<String> implements Finder, java.io.Closeable {
                private static final String KEY = "k", OTHER = "o";
                int[] sizes[];

                public Users(@QueryParam(value = "id") final String id, Object... rest) { this(id); }

                @GET
                protected List<Map<String, String>> find(int n) throws IOException { return null; }

                abstract void nothing();

                static { load(); }
            }
            """
        );
        Assert.Equal(
            [("", "java.lang"), ("Statement", "java.sql.Statement"), ("entry", "java.util.Map.entry"), ("", "javax.xml.parsers")],
            form.Imports.Select(i => (i.Local, i.Qualified))
        );
        var users = Assert.Single(form.Classes);
        Assert.Equal(["Base", "Finder", "java.io.Closeable"], users.Bases);
        Assert.Equal("Path", Assert.Single(users.Annotations).Id);
        Assert.Equal(["String KEY", "String OTHER", "int[][] sizes"], users.Fields.Select(f => $"{f.Type} {((Name)f.Target).Id}"));
        Assert.Equal(["private", "static", "final"], users.Fields[0].Modifiers);
        Assert.Equal(["<init>", "find", "nothing", "<clinit>"], users.Methods.Select(m => m.Id));
        Assert.Equal(["Users.<init>", "Users.find", "Users.<clinit>"], form.Functions.Select(f => f.QualifiedName));
        var (id, rest) = (users.Methods[0].Parameters[0], users.Methods[0].Parameters[1]);
        Assert.Equal(("id", "String", "value"), (id.Id, id.Type, id.Annotations[0].Arguments[0].Label));
        Assert.Equal(("rest", "Object[]", true), (rest.Id, rest.Type, rest.Variadic));
        Assert.Equal("List<Map<String,String>>", users.Methods[1].ReturnType);
    }

    [Theory]
    [InlineData("\"a\" + \"b\" + \"\\n\\u0041\\101\"", "ab\nAA")]
    [InlineData("\"\"\"\n    select *\n      from t \\\n    where x\\\"\n    \"\"\"", "select *\n  from t where x\"\n")]
    [InlineData("0xFF_FFL", "65535")]
    [InlineData("0b101", "5")]
    [InlineData("017", "15")]
    [InlineData("1_000", "1000")]
    [InlineData("-5", "-5")]
    [InlineData("'\\''", "'")]
    [InlineData("1.5f", "1.5")]
    public void Constants_are_values(string source, string value) => Assert.Equal(value, Assert.IsType<Literal>(Value(source)).Text);

    [Fact]
    public void Constant_parts_behind_a_variable_are_joined()
    {
        var sum = Assert.IsType<Binary>(Value("a + \"b\" + \"c\""));
        Assert.Equal("bc", Assert.IsType<Literal>(sum.Right).Text);
    }

    [Fact]
    public void Long_chains_do_not_nest_without_end()
    {
        var sum = Value(string.Join(" + ", Enumerable.Repeat("a", 20_000)));
        Assert.IsType<Binary>(sum);
        Assert.NotNull(Value("a" + string.Concat(Enumerable.Repeat(".b(c)", 20_000))));
        Assert.NotNull(Value(new string('(', 20_000) + "a" + new string(')', 20_000)));
    }

    [Fact]
    public void An_assigned_switch_assigns_in_each_arm()
    {
        var body = Body("String s = switch (k) { case 1, 2 -> a; case 3 -> { log(); yield b; } default -> throw new E(); };");
        Assert.Null(Assert.IsType<Declaration>(body[0]).Value);
        var cases = Assert.IsType<Switch>(body[1]).Cases;
        Assert.Equal([2, 1, 0], cases.Select(c => c.Values.Count));
        var first = Assert.IsType<ExpressionStatement>(Assert.Single(cases[0].Body.Statements));
        Assert.Equal("s", Assert.IsType<Name>(Assert.IsType<Assignment>(first.Expression).Target).Id);
        Assert.IsType<Throw>(Assert.Single(cases[2].Body.Statements));
    }

    [Fact]
    public void A_switch_inside_an_expression_keeps_its_values()
    {
        Assert.IsType<Conditional>(Assert.IsType<Call>(Value("f(switch (k) { case A -> b; default -> c; })")).Arguments[0].Value);
        Assert.IsType<Call>(Assert.IsType<Call>(Value("f(switch (k()) { case A: yield b; default: yield c; })")).Arguments[0].Value);
    }

    [Fact]
    public void Cases_without_a_jump_fall_through()
    {
        var cases = Assert
            .IsType<Switch>(
                Assert.Single(Body("switch (k) { case 1: a(); case 2: b(); break; case 3: case 4: { return; } default: c(); }"))
            )
            .Cases;
        Assert.Equal([true, false, true, false, false], cases.Select(c => c.FallsThrough));
        Assert.Equal([1, 1, 1, 1, 0], cases.Select(c => c.Values.Count));
    }

    [Fact]
    public void Patterns_bind_their_names()
    {
        var test = Assert.IsType<Binary>(Assert.IsType<If>(Assert.Single(Body("if (o instanceof String s) { use(s); }"))).Test);
        Assert.Equal(Operator.Comma, test.Operator);
        Assert.Equal("s", Assert.IsType<Name>(Assert.IsType<Assignment>(test.Left).Target).Id);
        var cases = Assert
            .IsType<Switch>(
                Assert.Single(Body("switch (o) { case Point(int x, var y) when x > 0 -> f(y); case String s -> g(s); default -> {} }"))
            )
            .Cases;
        Assert.Equal(Operator.Comma, Assert.IsType<Binary>(cases[0].Guard).Operator);
        Assert.IsType<Assignment>(Assert.IsType<ExpressionStatement>(cases[1].Body.Statements[0]).Expression);
    }

    [Fact]
    public void Resources_stand_in_a_try()
    {
        var handled = Assert.IsType<Try>(
            Assert.Single(Body("try (var in = open(); out) { read(in); } catch (A | b.B e) { } finally { done(); }"))
        );
        var held = Assert.IsType<Using>(Assert.Single(handled.Body.Statements));
        Assert.Equal(2, held.Resources.Count);
        Assert.Equal(["A", "b.B"], Assert.Single(handled.Catches).Types);
        Assert.Equal("e", handled.Catches[0].Variable);
        Assert.NotNull(handled.Final);
        Assert.IsType<Using>(Assert.Single(Body("try (var in = open()) { }")));
    }

    [Fact]
    public void Anonymous_classes_lambdas_and_references_are_values()
    {
        var form = Form(
            "class T { Runnable r = () -> go(); void m(String x) { new Thread(new Runnable() { public void run() { exec(x); } }).start(); list.forEach(T::use); } }"
        );
        Assert.Equal(["r", "m", "run"], form.Functions.Select(f => f.Id));
        Assert.Equal("T.m.<Runnable>.run", form.Functions[2].QualifiedName);
        Assert.Equal(["T", "<Runnable>"], form.Classes.Select(c => c.Id));
    }

    [Fact]
    public void Qualified_names_stay_whole()
    {
        var call = Assert.IsType<Call>(Value("new java.util.HashMap<String, java.util.List<A>>(4)"));
        Assert.True(call.IsNew);
        Assert.Equal("HashMap", Assert.IsType<Member>(call.Callee).Id);
        Assert.Equal("byte[]", Assert.IsType<Name>(Assert.IsType<Call>(Value("new byte[n]")).Callee).Id);
        Assert.IsType<Collection>(Value("new byte[] {1, 2}"));
    }

    [Fact]
    public void Enums_and_records_have_fields()
    {
        var form = Form(
            "enum E { A(1) { int f() { return 1; } }, B; int f() { return 0; } } record R(String a, int b) { R { check(a); } }"
        );
        Assert.Equal(["E", "<A>", "R"], form.Classes.Select(c => c.Id));
        Assert.Equal(2, form.Classes[0].Fields.Count);
        Assert.Equal(["a", "b"], form.Functions.Single(f => f.ClassName == "R").Parameters.Select(p => p.Id));
    }

    [Fact]
    public void Errors_hide_no_method()
    {
        var form = Form("class T { void a() { x = ; } void b( { } ) void c() { f(1) } } class U { void d() {} }");
        Assert.Contains(form.Functions, f => f.Id == "a");
        Assert.Contains(form.Functions, f => f.Id == "d");
    }
}
