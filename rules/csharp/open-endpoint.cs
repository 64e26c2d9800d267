using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

var app = WebApplication.CreateBuilder(args).Build();

// ok: open-endpoint
app.MapGet("/orders/{id}", (int id, Store store) => store.Find(id)).RequireAuthorization();
// ok: open-endpoint
app.MapGet("/", () => "orders");
// expect: open-endpoint
app.MapGet("/bills/{id}", (int id, Store store) => store.Bill(id));
// expect: open-endpoint
app.MapPost("/orders", (Store store, Order order) => store.Add(order));
// ok: open-endpoint
app.MapPost("/login", (Store store, Login login) => store.Enter(login));
// ok: open-endpoint
app.MapPost("/contact", (Store store, Message message) => store.Write(message)).AllowAnonymous();

var closed = app.MapGroup("/admin").RequireAuthorization("admins");
// ok: open-endpoint
closed.MapDelete("/orders/{id}", (int id, Store store) => store.Remove(id));

var inner = closed.MapGroup("/users");
// ok: open-endpoint
inner.MapDelete("/{id}", (int id, Store store) => store.Remove(id));

var open = app.MapGroup("/public");
// expect: open-endpoint
open.MapDelete("/orders/{id}", (int id, Store store) => store.Remove(id));

app.Run();
