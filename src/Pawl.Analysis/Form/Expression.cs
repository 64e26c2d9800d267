namespace Pawl.Analysis.Form;

/// <summary>
/// The intermediate form that every language lowers to. It keeps what flow, rules and complexity need, and nothing of
/// a language's own syntax. Expressions first; <see cref="Statement"/> and <see cref="FileForm"/> beside it.
/// </summary>
public abstract class Expression(Span span)
{
    public Span Span { get; } = span;
}

/// <summary>A variable, parameter, function or type by its simple name. <c>self</c>, <c>this</c>, <c>super</c>, <c>base</c> are names as well.</summary>
public sealed class Name(Span span, string id) : Expression(span)
{
    public string Id { get; } = id;
}

public enum LiteralKind
{
    Null,
    Boolean,
    Integer,
    Float,
    String,
    Character,
    Regex,
}

/// <summary>A constant. <see cref="Text"/> is the value, not the spelling: a string without quotes and with escapes resolved, <c>true</c>/<c>false</c>, a decimal integer without separators (hex and octal converted), a regular expression without its slashes.</summary>
public sealed class Literal(Span span, LiteralKind kind, string text) : Expression(span)
{
    public LiteralKind Kind { get; } = kind;
    public string Text { get; } = text;
}

/// <summary>Text built from parts: f-string, template literal, <c>$""</c>. Literal parts are <see cref="Literal"/> strings.</summary>
/// <param name="tag">Function in front of a tagged template, else null.</param>
public sealed class Interpolation(Span span, Expression[] parts, Expression? tag = null) : Expression(span)
{
    public Expression[] Parts { get; } = parts;
    public Expression? Tag { get; } = tag;
}

/// <param name="Label">Keyword of a named argument, else null.</param>
/// <param name="Spread"><c>*args</c>, <c>**kwargs</c>, <c>...xs</c>.</param>
public readonly record struct Argument(Expression Value, string? Label = null, bool Spread = false);

/// <summary>A call. <c>new T(...)</c> is a call with <see cref="IsNew"/> whose callee is the type's name; object initialisers (<c>new T { A = 1 }</c>) are labelled arguments.</summary>
public sealed class Call(Span span, Expression callee, Argument[] arguments, bool isNew = false) : Expression(span)
{
    public Expression Callee { get; } = callee;
    public Argument[] Arguments { get; } = arguments;
    public bool IsNew { get; } = isNew;
}

/// <summary><c>target.name</c>, <c>target->name</c>, <c>target?.name</c>, <c>Type::name</c>.</summary>
/// <param name="dereferences">The access goes through a pointer (C's <c>-></c>).</param>
/// <param name="optional">The target is tested for null first (<c>?.</c>).</param>
public sealed class Member(Span span, Expression target, string name, bool dereferences = false, bool optional = false) : Expression(span)
{
    public Expression Target { get; } = target;
    public string Id { get; } = name;
    public bool Dereferences { get; } = dereferences;
    public bool Optional { get; } = optional;
}

/// <summary><c>target[key]</c>. A slice has a null key.</summary>
public sealed class Index(Span span, Expression target, Expression? key) : Expression(span)
{
    public Expression Target { get; } = target;
    public Expression? Key { get; } = key;
}

/// <summary>Operators after normalisation: Python's <c>and</c> is <see cref="And"/>, JavaScript's <c>===</c> is <see cref="Equal"/>, <c>is not</c> is <see cref="NotEqual"/>.</summary>
public enum Operator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Power,
    ShiftLeft,
    ShiftRight,
    BitAnd,
    BitOr,
    BitXor,
    And,
    Or,
    Coalesce,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    In,
    NotIn,
    TypeTest,
    Comma,
    Other,
}

public sealed class Binary(Span span, Operator op, Expression left, Expression right) : Expression(span)
{
    public Operator Operator { get; } = op;
    public Expression Left { get; } = left;
    public Expression Right { get; } = right;
}

public enum UnaryOperator
{
    Not,
    Negate,
    BitNot,
    Dereference,
    AddressOf,
    Increment,
    Decrement,
    Await,
    Yield,
    Spread,
    SizeOf,
    TypeOf,
    Delete,

    /// <summary>C#'s <c>throw</c> in the middle of an expression: control does not come back.</summary>
    Throw,
    Other,
}

public sealed class Unary(Span span, UnaryOperator op, Expression operand) : Expression(span)
{
    public UnaryOperator Operator { get; } = op;
    public Expression Operand { get; } = operand;
}

/// <summary><c>test ? then : otherwise</c>, and switch expressions as nested ones.</summary>
public sealed class Conditional(Span span, Expression test, Expression then, Expression otherwise) : Expression(span)
{
    public Expression Test { get; } = test;
    public Expression Then { get; } = then;
    public Expression Otherwise { get; } = otherwise;
}

/// <summary>An assignment as an expression. <see cref="Operator"/> is null for plain <c>=</c>, the operator of <c>+=</c> otherwise. Destructuring has a <see cref="Collection"/> as its target.</summary>
public sealed class Assignment(Span span, Expression target, Operator? op, Expression value) : Expression(span)
{
    public Expression Target { get; } = target;
    public Operator? Operator { get; } = op;
    public Expression Value { get; } = value;
}

public enum CollectionKind
{
    List,
    Map,
}

/// <param name="Key">Key of a map's entry (a property's name is a string literal), else null.</param>
public readonly record struct Entry(Expression? Key, Expression Value, bool Spread = false);

/// <summary>A list, tuple, set, array, or a map, dictionary, object literal.</summary>
public sealed class Collection(Span span, CollectionKind kind, Entry[] entries) : Expression(span)
{
    public CollectionKind Kind { get; } = kind;
    public Entry[] Entries { get; } = entries;
}

/// <summary>A function as a value: lambda, arrow function, function expression, block. A comprehension is a <see cref="Comprehension"/>.</summary>
public sealed class Lambda(Span span, Function function) : Expression(span)
{
    public Function Function { get; } = function;
}

/// <param name="Binding">Name or pattern bound in each round.</param>
public readonly record struct ComprehensionClause(Expression Binding, Expression Iterable, IReadOnlyList<Expression> Conditions);

/// <summary>Python's comprehensions and generator expressions, C#'s query expressions.</summary>
public sealed class Comprehension(Span span, CollectionKind kind, Entry element, IReadOnlyList<ComprehensionClause> clauses)
    : Expression(span)
{
    public CollectionKind Kind { get; } = kind;
    public Entry Element { get; } = element;
    public IReadOnlyList<ComprehensionClause> Clauses { get; } = clauses;
}

/// <summary><c>(T)x</c>, <c>x as T</c>.</summary>
public sealed class Cast(Span span, string type, Expression value) : Expression(span)
{
    public string Type { get; } = type;
    public Expression Value { get; } = value;
}

/// <summary>Anything else: its children are evaluated in order, its value is as untrusted as any of them.</summary>
/// <param name="option">Of a test that the preprocessor makes: the macro that must be defined, when the file itself does not define it.</param>
public sealed class Unknown(Span span, IReadOnlyList<Expression> children, string? option = null) : Expression(span)
{
    public IReadOnlyList<Expression> Children { get; } = children;
    public string? Option { get; } = option;
}
