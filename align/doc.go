// Package align measures nearness in foreign policy: how alike two states vote, and how alike
// their alliance portfolios are. Every score comes with n and the marginals, and a score that
// does not exist has a reason: two states that always vote Yes agree in full, and their kappa
// says nothing.
package align
