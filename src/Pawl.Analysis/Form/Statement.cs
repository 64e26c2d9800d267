namespace Pawl.Analysis.Form;

public abstract class Statement(Span span)
{
    public Span Span { get; } = span;
}

public sealed class Block(Span span, Statement[] statements) : Statement(span)
{
    public Statement[] Statements { get; } = statements;
}

public sealed class ExpressionStatement(Span span, Expression expression) : Statement(span)
{
    public Expression Expression { get; } = expression;
}

/// <summary>A local variable, constant or field with its declared type. One statement per variable.</summary>
/// <param name="type">As written, without generic arguments' spaces; null when not written (<c>var</c>, <c>let</c>).</param>
/// <param name="modifiers">Lower-case keywords: <c>static</c>, <c>const</c>, <c>volatile</c>, <c>readonly</c>, <c>final</c>; annotations of fields by their names: <c>@Value</c>.</param>
/// <param name="arraySize">C's <c>char b[10]</c>: the size expression, else null.</param>
/// <param name="annotations">Of a field or property, in languages that have them.</param>
public sealed class Declaration(
    Span span,
    Expression target,
    string? type,
    Expression? value,
    IReadOnlyList<string> modifiers,
    Expression? arraySize = null,
    IReadOnlyList<Annotation>? annotations = null
) : Statement(span)
{
    public Expression Target { get; } = target;
    public string? Type { get; } = type;
    public Expression? Value { get; } = value;
    public IReadOnlyList<string> Modifiers { get; } = modifiers;
    public Expression? ArraySize { get; } = arraySize;
    public IReadOnlyList<Annotation> Annotations { get; } = annotations ?? [];
}

public sealed class Return(Span span, Expression? value) : Statement(span)
{
    public Expression? Value { get; } = value;
}

public sealed class Throw(Span span, Expression? value) : Statement(span)
{
    public Expression? Value { get; } = value;
}

public sealed class Break(Span span, string? label = null) : Statement(span)
{
    public string? Label { get; } = label;
}

public sealed class Continue(Span span, string? label = null) : Statement(span)
{
    public string? Label { get; } = label;
}

/// <summary><c>else if</c> is an <see cref="If"/> as the only statement of <see cref="Otherwise"/> (not wrapped in a block).</summary>
public sealed class If(Span span, Expression test, Statement then, Statement? otherwise) : Statement(span)
{
    public Expression Test { get; } = test;
    public Statement Then { get; } = then;
    public Statement? Otherwise { get; } = otherwise;
}

public enum LoopKind
{
    While,
    DoWhile,
    For,
    ForEach,
}

/// <summary>Every loop. For-each binds <see cref="Binding"/> to the elements of <see cref="Iterable"/>; the others use <see cref="Test"/>.</summary>
public sealed class Loop(
    Span span,
    LoopKind kind,
    IReadOnlyList<Statement> initial,
    Expression? test,
    IReadOnlyList<Expression> step,
    Expression? binding,
    string? bindingType,
    Expression? iterable,
    Statement body,
    Statement? otherwise = null
) : Statement(span)
{
    public LoopKind Kind { get; } = kind;
    public IReadOnlyList<Statement> Initial { get; } = initial;
    public Expression? Test { get; } = test;
    public IReadOnlyList<Expression> Step { get; } = step;
    public Expression? Binding { get; } = binding;
    public string? BindingType { get; } = bindingType;
    public Expression? Iterable { get; } = iterable;
    public Statement Body { get; } = body;

    /// <summary>Python's <c>else</c> of a loop.</summary>
    public Statement? Otherwise { get; } = otherwise;
}

/// <param name="Values">Empty for <c>default</c> (and for patterns that match anything).</param>
/// <param name="Guard"><c>when</c>/<c>if</c> of a pattern, else null.</param>
/// <param name="FallsThrough">Control may run on into the next case: C, JavaScript and old Java without a break.</param>
public sealed record Case(Span Span, IReadOnlyList<Expression> Values, Expression? Guard, Block Body, bool FallsThrough);

public sealed class Switch(Span span, Expression subject, IReadOnlyList<Case> cases) : Statement(span)
{
    public Expression Subject { get; } = subject;
    public IReadOnlyList<Case> Cases { get; } = cases;
}

/// <param name="Types">As written; empty for a catch of everything (<c>except:</c>, JavaScript's <c>catch</c>); C#'s bare <c>catch</c> is one of <c>Exception</c>.</param>
/// <param name="Variable">Name of the caught error, else null.</param>
public sealed record Catch(Span Span, IReadOnlyList<string> Types, string? Variable, Block Body);

public sealed class Try(Span span, Block body, IReadOnlyList<Catch> catches, Block? otherwise, Block? final) : Statement(span)
{
    public Block Body { get; } = body;
    public IReadOnlyList<Catch> Catches { get; } = catches;
    public Block? Otherwise { get; } = otherwise;
    public Block? Final { get; } = final;
}

/// <summary>Resources released at the end: Python's <c>with</c>, Java's try-with-resources (inside a <see cref="Try"/> body), C#'s <c>using</c>. A C# <c>using var</c> has an empty body's remainder of the block as its body.</summary>
public sealed class Using(Span span, IReadOnlyList<Statement> resources, Statement body) : Statement(span)
{
    public IReadOnlyList<Statement> Resources { get; } = resources;
    public Statement Body { get; } = body;
}

/// <summary>A block that holds a monitor: Java's <c>synchronized</c>, C#'s <c>lock</c>.</summary>
public sealed class Lock(Span span, Expression monitor, Statement body) : Statement(span)
{
    public Expression Monitor { get; } = monitor;
    public Statement Body { get; } = body;
}

public sealed class Assert(Span span, Expression test) : Statement(span)
{
    public Expression Test { get; } = test;
}

public sealed class Label(Span span, string id, Statement? body) : Statement(span)
{
    public string Id { get; } = id;
    public Statement? Body { get; } = body;
}

public sealed class Goto(Span span, string id) : Statement(span)
{
    public string Id { get; } = id;
}

/// <summary>A named function inside a body. Its <see cref="Function"/> is also listed in <see cref="FileForm.Functions"/>.</summary>
public sealed class FunctionStatement(Span span, Function function) : Statement(span)
{
    public Function Function { get; } = function;
}

/// <summary>A class inside a body or at the top of a file.</summary>
public sealed class ClassStatement(Span span, Class declared) : Statement(span)
{
    public Class Class { get; } = declared;
}
